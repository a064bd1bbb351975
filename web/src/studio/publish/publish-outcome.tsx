import { CircleCheck } from "lucide-react";
import type { PublishedVersion } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { PublicationView } from "./publication-view.tsx";
import { usePublishWords } from "./words.ts";

/** The new version, and what it has changed. */
export function PublishOutcome({ version, onClose }: { version: PublishedVersion; onClose: () => void }) {
  const say = usePublishWords();
  return (
    <Dialog
      wide
      title={
        <span className="flex items-center gap-2">
          <CircleCheck aria-hidden="true" className="size-5 shrink-0 text-ok-ink" />
          {say("doneTitle", { number: version.number })}
        </span>
      }
      onClose={onClose}
      footer={
        <Button variant="primary" autoFocus onClick={onClose}>
          {say("done")}
        </Button>
      }
    >
      <PublicationView publication={version} />
    </Dialog>
  );
}
