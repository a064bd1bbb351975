import { useState } from "react";
import { type Assistant, usePublish } from "../../api/assistants.ts";
import { isStatus } from "../../api/client.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { Field } from "../../ui/field.tsx";
import { Textarea } from "../../ui/input.tsx";
import { useUiWords } from "../../ui/words.ts";
import { PlanningOffWarning } from "../planning/planning-tab.tsx";
import { PublishOutcome } from "./publish-outcome.tsx";
import { publishProblems } from "./publish-problems.ts";
import { PublishRefusal } from "./publish-refusal.tsx";
import { usePublishWords } from "./words.ts";

interface PublishDialogProps {
  assistant: Assistant;
  onClose: () => void;
}

/** Notes, then what came of it: the new version, or each thing that must change first. */
export function PublishDialog({ assistant, onClose }: PublishDialogProps) {
  const say = usePublishWords();
  const cancel = useUiWords()("cancel");
  const publish = usePublish(assistant.id);
  const [notes, setNotes] = useState("");
  const empty = assistant.skills.length === 0;
  const problems = isStatus(publish.error, 409) ? publishProblems(publish.error.details) : [];
  if (publish.data) return <PublishOutcome version={publish.data.version} onClose={onClose} />;
  return (
    <Dialog
      wide
      title={say("title")}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button
            variant="primary"
            busy={publish.isPending}
            disabled={empty}
            onClick={() => publish.mutate(notes.trim() === "" ? {} : { notes: notes.trim() })}
          >
            {say("publish")}
          </Button>
        </>
      }
    >
      <p className="mb-4 text-soft">{say("lead")}</p>
      <p className="mb-4 font-medium">
        {empty ? say("nothingYet") : say("skills", { count: assistant.skills.length })}
      </p>
      {!assistant.planning && <PlanningOffWarning assistant={assistant} />}
      {problems.length > 0 && <PublishRefusal assistant={assistant} problems={problems} onLeave={onClose} />}
      {!empty && (
        <div className="mt-4">
          <Field label={say("notes")} hint={say("notesHint")}>
            {(control) => (
              <Textarea
                {...control}
                rows={3}
                maxLength={1000}
                value={notes}
                onChange={(event) => setNotes(event.target.value)}
              />
            )}
          </Field>
        </div>
      )}
      {publish.error && problems.length === 0 && <FailureNote error={publish.error} />}
    </Dialog>
  );
}
