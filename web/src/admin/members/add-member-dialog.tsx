import { type FormEvent, useId, useState } from "react";
import { isStatus, problemsOf } from "../../api/client.ts";
import { useAddMember } from "../../api/members.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { toast } from "../../ui/toast.tsx";
import { useUiWords } from "../../ui/words.ts";
import { LinkOnce } from "./link-once.tsx";
import { MemberFields } from "./member-fields.tsx";
import { emptyMember, faultsOf, type MemberValues, newMemberOf } from "./member-form.ts";
import { useMemberWords } from "./words.ts";

export function AddMemberDialog({ onClose }: { onClose: () => void }) {
  const say = useMemberWords();
  const cancel = useUiWords()("cancel");
  const form = useId();
  const add = useAddMember();
  const [values, setValues] = useState(emptyMember);
  const [tried, setTried] = useState(false);
  const faults = faultsOf(values, true);
  const taken = isStatus(add.error, 409);
  const refused = problemsOf(add.error);

  function problem(field: keyof MemberValues): string | null | undefined {
    if (field === "account" && taken) return say("taken");
    const fault = tried ? faults[field] : undefined;
    if (fault !== undefined) return say(fault);
    return refused.find(({ path }) => path.endsWith(field))?.message;
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length > 0) return;
    add.mutate(newMemberOf(values), {
      onSuccess: () => toast.success(say("added", { name: values.name })),
    });
  }

  if (add.data?.link) return <LinkOnce name={values.name} link={add.data.link} onClose={onClose} />;

  return (
    <Dialog
      title={say("addTitle")}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button variant="main" type="submit" form={form} busy={add.isPending}>
            {say("add")}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="space-y-4">
        <p className="text-soft">{say("addText")}</p>
        <Field label={say("account")} hint={say("accountHint")} error={problem("account")}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={64}
              value={values.account}
              onChange={(event) => setValues({ ...values, account: event.target.value })}
            />
          )}
        </Field>
        <MemberFields values={values} onChange={setValues} problem={problem} />
      </form>
      {add.error && !taken && refused.length === 0 && <FailureNote error={add.error} />}
    </Dialog>
  );
}
