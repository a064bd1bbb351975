import { type FormEvent, useId, useState } from "react";
import { useUpdateMember } from "../../api/members.ts";
import type { Member } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { toast } from "../../ui/toast.tsx";
import { useUiWords } from "../../ui/words.ts";
import { minPasswordLength } from "./member-form.ts";
import { PasswordField } from "./password-field.tsx";
import { useMemberWords } from "./words.ts";

export function PasswordDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const say = useMemberWords();
  const cancel = useUiWords()("cancel");
  const form = useId();
  const update = useUpdateMember();
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const short = password.length < minPasswordLength;

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (short) return;
    update.mutate(
      { id: member.id, password },
      {
        onSuccess: () => {
          toast.success(say("passwordSaved"));
          onClose();
        },
      },
    );
  }

  return (
    <Dialog
      title={say("passwordTitle", { name: member.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button variant="danger" type="submit" form={form} busy={update.isPending}>
            {say("resetPassword")}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="space-y-4">
        <p className="text-soft">{say("passwordText")}</p>
        <PasswordField
          label={say("newPassword")}
          value={password}
          onChange={setPassword}
          error={tried && short ? say("passwordShort") : null}
        />
      </form>
      {update.error && <FailureNote error={update.error} />}
    </Dialog>
  );
}
