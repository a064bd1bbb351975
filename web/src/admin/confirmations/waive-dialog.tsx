import { useState } from "react";
import { useAssistant, useAssistants } from "../../api/assistants.ts";
import { isStatus } from "../../api/client.ts";
import { useWaiveForEveryone } from "../../api/confirmations.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { Field } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { toast } from "../../ui/toast.tsx";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { useUiWords } from "../../ui/words.ts";
import { useConfirmationsWords } from "./words.ts";

interface Operation {
  skillId: string;
  operationId: string;
}

/** Chooses an operation that changes something, and says what it means that nobody is asked. */
export function WaiveDialog({ onClose }: { onClose: () => void }) {
  const say = useConfirmationsWords();
  const cancel = useUiWords()("cancel");
  const waive = useWaiveForEveryone();
  const [operation, setOperation] = useState<Operation | null>(null);

  function submit() {
    if (operation === null) return;
    waive.mutate(operation, {
      onSuccess: () => {
        toast.success(say("added"));
        onClose();
      },
    });
  }

  return (
    <Dialog
      title={say("addTitle")}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button variant="take-main" disabled={operation === null} busy={waive.isPending} onClick={submit}>
            {say("submit")}
          </Button>
        </>
      }
    >
      <p className="mb-4 text-soft">{say("addText")}</p>
      <Choices onChoose={setOperation} />
      {waive.error && <Refusal error={waive.error} />}
    </Dialog>
  );
}

function Refusal({ error }: { error: Error }) {
  const say = useConfirmationsWords();
  if (!isStatus(error, 404)) return <FailureNote error={error} />;
  return (
    <p role="alert" className="mt-3 rounded-control bg-notice-soft px-3.5 py-2.5 text-notice-ink">
      {say("notPublished")}
    </p>
  );
}

/** First the assistant, then one of its operations. */
function Choices({ onChoose }: Pick<OperationChoiceProps, "onChoose">) {
  const say = useConfirmationsWords();
  const spoken = useSpokenName();
  const assistants = useAssistants();
  const [assistantId, setAssistantId] = useState("");
  function choose(id: string) {
    setAssistantId(id);
    onChoose(null);
  }
  return (
    <div className="space-y-4">
      <Field label={say("assistant")}>
        {(control) => (
          <Select {...control} value={assistantId} onChange={(event) => choose(event.target.value)}>
            <option value="">{say("choose")}</option>
            {assistants.data?.map(({ id, name }) => (
              <option key={id} value={id}>
                {spoken(name)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {assistantId !== "" && (
        <OperationChoice key={assistantId} assistantId={assistantId} onChoose={onChoose} />
      )}
    </div>
  );
}

interface OperationChoiceProps {
  assistantId: string;
  onChoose: (operation: Operation | null) => void;
}

function OperationChoice({ assistantId, onChoose }: OperationChoiceProps) {
  const say = useConfirmationsWords();
  const spoken = useSpokenName();
  const assistant = useAssistant(assistantId);
  if (assistant.isPending) return <Skeleton lines={1} />;
  if (assistant.error)
    return <FailureNote error={assistant.error} onRetry={() => void assistant.refetch()} />;
  const choices = assistant.data.skills.flatMap((skill) =>
    skill.operations
      .filter(({ method }) => method.toUpperCase() !== "GET")
      .map(({ operationId, method, summary }) => ({
        operation: { skillId: skill.id, operationId },
        label: `${spoken(skill.title, 30)} · ${method.toUpperCase()} · ${spoken(summary || operationId)}`,
      })),
  );
  if (choices.length === 0) return <p className="text-soft">{say("noOperations")}</p>;
  return (
    <Field label={say("operation")}>
      {(control) => (
        <Select
          {...control}
          defaultValue=""
          onChange={(event) => onChoose(choices[Number(event.target.value)]?.operation ?? null)}
        >
          <option value="" disabled>
            {say("choose")}
          </option>
          {choices.map(({ operation, label }, index) => (
            <option key={`${operation.skillId} ${operation.operationId}`} value={index}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
