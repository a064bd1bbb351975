import { useState } from "react";
import { useDifference, usePublish, usePublishPreview } from "../../api/assistants.ts";
import { isStatus } from "../../api/client.ts";
import type { Assistant } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { Field } from "../../ui/field.tsx";
import { Textarea } from "../../ui/input.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { Skeleton } from "../../ui/spinner.tsx";
import { useUiWords } from "../../ui/words.ts";
import { PlanningOffWarning } from "../planning/planning-off-warning.tsx";
import { DifferenceView } from "../versions/difference-view.tsx";
import { PublicationView } from "./publication-view.tsx";
import { PublishOutcome } from "./publish-outcome.tsx";
import { PublishErrors, PublishWarnings } from "./publish-problems.tsx";
import { usePublishWords } from "./words.ts";

interface PublishDialogProps {
  assistant: Assistant;
  onClose: () => void;
}

/** What publishing would do, then what it did. */
export function PublishDialog({ assistant, onClose }: PublishDialogProps) {
  const publish = usePublish(assistant.id);
  if (publish.data)
    return <PublishOutcome assistantId={assistant.id} version={publish.data.version} onClose={onClose} />;
  return <BeforePublishing assistant={assistant} publish={publish} onClose={onClose} />;
}

interface BeforePublishingProps extends PublishDialogProps {
  publish: ReturnType<typeof usePublish>;
}

/** What must be put right first, what changes and for whom; then the notes. */
function BeforePublishing({ assistant, publish, onClose }: BeforePublishingProps) {
  const say = usePublishWords();
  const cancel = useUiWords()("cancel");
  const preview = usePublishPreview(assistant.id, useLanguage());
  const [notes, setNotes] = useState("");
  const ready = preview.isSuccess && preview.data.problems.every(({ severity }) => severity !== "error");
  const trimmed = notes.trim();
  const send = () =>
    publish.mutate(trimmed === "" ? {} : { notes: trimmed }, { onError: () => void preview.refetch() });
  return (
    <Dialog
      wide
      title={say("title")}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button variant="main" busy={publish.isPending} disabled={!ready} onClick={send}>
            {say("publish")}
          </Button>
        </>
      }
    >
      <p className="mb-4 text-soft">{say("lead")}</p>
      <Preview assistant={assistant} preview={preview} onLeave={onClose} />
      {ready && <Notes notes={notes} onChange={setNotes} />}
      {publish.error && <Refusal error={publish.error} />}
    </Dialog>
  );
}

interface PreviewProps {
  assistant: Assistant;
  preview: ReturnType<typeof usePublishPreview>;
  onLeave: () => void;
}

function Preview({ assistant, preview, onLeave }: PreviewProps) {
  if (preview.error && !preview.data)
    return <FailureNote error={preview.error} onRetry={() => void preview.refetch()} />;
  if (preview.isPending) return <Skeleton lines={4} />;
  const { problems } = preview.data;
  const errors = problems.filter(({ severity }) => severity === "error");
  const warnings = problems.filter(({ severity }) => severity === "warning");
  const ways = { assistantId: assistant.id, onLeave };
  return (
    <>
      {errors.length > 0 && <PublishErrors {...ways} problems={errors} checkAgain={preview.refetch} />}
      {errors.every(({ code }) => code !== "nothing_to_publish") && (
        <>
          <PublicationView publication={preview.data} />
          <Difference assistant={assistant} />
        </>
      )}
      {!assistant.planning && <PlanningOffWarning assistant={assistant} />}
      {warnings.length > 0 && <PublishWarnings {...ways} problems={warnings} />}
    </>
  );
}

/** Texts before and after, operations by name: for whoever wants to see it all. */
function Difference({ assistant }: { assistant: Assistant }) {
  const say = usePublishWords();
  const difference = useDifference(assistant.id, {}, useLanguage());
  if (difference.data === undefined) return null;
  return (
    <div className="mt-4">
      <Disclosure label={say("difference")}>
        <div className="pt-2">
          <DifferenceView difference={difference.data} />
        </div>
      </Disclosure>
    </div>
  );
}

function Notes({ notes, onChange }: { notes: string; onChange: (notes: string) => void }) {
  const say = usePublishWords();
  return (
    <div className="mt-4">
      <Field label={say("notes")} hint={say("notesHint")}>
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            maxLength={1000}
            value={notes}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}

/** It was fit to be published when the person looked: what is refused since then has changed. */
function Refusal({ error }: { error: Error }) {
  const say = usePublishWords();
  if (!isStatus(error, 409)) return <FailureNote error={error} />;
  return (
    <p role="alert" className="mt-4 rounded-control bg-notice-soft px-3.5 py-2.5 text-notice-ink">
      {say("changedMeanwhile")}
    </p>
  );
}
