import { Link } from "@tanstack/react-router";
import { CirclePlus, CloudSun, Smartphone } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog } from "../ui/dialog.tsx";
import type { ExampleName } from "./search.ts";
import { useStudioWords } from "./words.ts";

/** From blank, or from an example. */
export function AddSkillDialog({ assistantId, onClose }: { assistantId: string; onClose: () => void }) {
  const say = useStudioWords();
  const choice = { assistantId };
  return (
    <Dialog wide title={say("addSkill")} onClose={onClose}>
      <h3 className="mb-2 text-[0.8125rem] text-faint">{say("blank")}</h3>
      <Choice
        {...choice}
        icon={<CirclePlus aria-hidden="true" />}
        name={say("custom")}
        text={say("customText")}
      />
      <h3 className="mt-5 mb-2 text-[0.8125rem] text-faint">{say("fromExample")}</h3>
      <div className="grid gap-3 pb-2 sm:grid-cols-2">
        <Choice
          {...choice}
          example="weather"
          icon={<CloudSun aria-hidden="true" />}
          name={say("weather")}
          text={say("weatherText")}
        />
        <Choice
          {...choice}
          example="phone"
          icon={<Smartphone aria-hidden="true" />}
          name={say("phone")}
          text={say("phoneText")}
        />
      </div>
    </Dialog>
  );
}

interface ChoiceProps {
  assistantId: string;
  example?: ExampleName;
  icon: ReactNode;
  name: string;
  text: string;
}

function Choice({ assistantId, example, icon, name, text }: ChoiceProps) {
  return (
    <Link
      to="/studio/$assistantId/skills/new"
      params={{ assistantId }}
      search={example ? { example } : {}}
      className="flex gap-3.5 rounded-2xl border border-line bg-surface p-4 transition-colors hover:border-accent-ink"
    >
      <span className="grid size-10 shrink-0 place-items-center rounded-xl bg-accent-soft text-accent-ink [&_svg]:size-5">
        {icon}
      </span>
      <span>
        <span className="block font-semibold">{name}</span>
        <span className="block text-[0.8125rem] text-soft">{text}</span>
      </span>
    </Link>
  );
}
