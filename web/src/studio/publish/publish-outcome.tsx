import { Link } from "@tanstack/react-router";
import { CircleCheck } from "lucide-react";
import type { PublishedVersion } from "../../api/schema.gen.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { focusOnArrival } from "../../ui/keep-focus.ts";
import { PublicationView } from "./publication-view.tsx";
import { usePublishWords } from "./words.ts";

interface PublishOutcomeProps {
  assistantId: string;
  version: PublishedVersion;
  onClose: () => void;
}

/** The new version, what it has changed, and the way to talk to it. */
export function PublishOutcome({ assistantId, version, onClose }: PublishOutcomeProps) {
  const say = usePublishWords();
  return (
    <Dialog
      wide
      title={
        <span className="flex items-center gap-2">
          <CircleCheck aria-hidden="true" className="size-5 shrink-0 text-accent-ink" />
          {say("doneTitle", { number: version.number })}
        </span>
      }
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say("done")}</Button>
          <Link
            to="/chat"
            search={{ assistant: assistantId }}
            ref={focusOnArrival}
            className={buttonClass("main")}
          >
            {say("talk")}
          </Link>
        </>
      }
    >
      <PublicationView publication={version} />
    </Dialog>
  );
}
