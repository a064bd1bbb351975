import { CircleHelp } from "lucide-react";
import { useState } from "react";
import { cx } from "../../ui/class-names.ts";
import { MyApplicationLink } from "../scopes/my-application-link.tsx";
import { HowToDialog } from "./how-to-dialog.tsx";
import { useSkillWords } from "./words.ts";

/** How to write a skill, and where its application is. */
export function HelpLinks({ applicationId, className }: { applicationId: string; className: string }) {
  const say = useSkillWords();
  const [help, setHelp] = useState(false);
  return (
    <div className={cx("flex-wrap items-center gap-x-5 gap-y-1 text-work", className)}>
      <button
        type="button"
        onClick={() => setHelp(true)}
        className="inline-flex min-h-8 items-center gap-1.5 text-accent-ink hover:underline"
      >
        <CircleHelp aria-hidden="true" className="size-4" />
        {say("how")}
      </button>
      <MyApplicationLink applicationId={applicationId} />
      {help && <HowToDialog onClose={() => setHelp(false)} />}
    </div>
  );
}
