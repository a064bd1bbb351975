import { useState } from "react";
import { isStatus } from "../../api/client.ts";
import { useDecidePermissionRequest, usePermissions } from "../../api/permissions.ts";
import type { PermissionRequest } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { Field } from "../../ui/field.tsx";
import { Textarea } from "../../ui/input.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { toast } from "../../ui/toast.tsx";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { useUiWords } from "../../ui/words.ts";
import { useApprovalWords } from "./words.ts";

export type Decision = "approve" | "reject";

interface DecideDialogProps {
  request: PermissionRequest;
  decision: Decision;
  onClose: () => void;
}

/** Says what the decision means and takes a note. Another admin may have been first: then it says so. */
export function DecideDialog({ request, decision, onClose }: DecideDialogProps) {
  const say = useApprovalWords();
  const cancel = useUiWords()("cancel");
  const spoken = useSpokenName();
  const language = useLanguage();
  const permission = usePermissions().data?.find(({ code }) => code === request.code);
  const decide = useDecidePermissionRequest();
  const [note, setNote] = useState("");
  const approving = decision === "approve";
  const late = isStatus(decide.error, 409);
  const app = spoken(request.application.name);
  const meaning =
    approving && permission?.kind === "application" ? "approveAppText" : (`${decision}Text` as const);

  function submit() {
    const given = note.trim();
    decide.mutate(
      { id: request.id, decision, newHosts: request.newHosts, ...(given === "" ? {} : { note: given }) },
      {
        onSuccess: () => {
          toast.success(say(`${decision}Done`));
          onClose();
        },
      },
    );
  }

  return (
    <Dialog
      title={say(`${decision}Title`, { permission: permission?.name[language] ?? request.code })}
      onClose={onClose}
      footer={
        late ? (
          <Button variant="main" onClick={onClose}>
            {say("close")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{cancel}</Button>
            <Button variant={approving ? "main" : "take-main"} busy={decide.isPending} onClick={submit}>
              {say(decision)}
            </Button>
          </>
        )
      }
    >
      {late ? (
        <p role="alert" className="rounded-control bg-notice-soft px-3.5 py-2.5 text-notice-ink">
          {say("already")}
        </p>
      ) : (
        <>
          <p className="mb-4 text-soft">{say(meaning, { app })}</p>
          <Field label={say("noteLabel")} hint={say("noteHint")}>
            {(control) => (
              <Textarea
                {...control}
                rows={3}
                maxLength={500}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
          </Field>
          {decide.error && <FailureNote error={decide.error} />}
        </>
      )}
    </Dialog>
  );
}
