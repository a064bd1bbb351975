import { type FormEvent, useId, useState } from "react";
import { problemsOf } from "../../api/client.ts";
import { useUpdateMember } from "../../api/members.ts";
import type { Member } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { toast } from "../../ui/toast.tsx";
import { useUiWords } from "../../ui/words.ts";
import { MemberFields } from "./member-fields.tsx";
import { changeOf, emptied, faultsOf, type MemberValues, valuesOf } from "./member-form.ts";
import { useMemberWords } from "./words.ts";

export function EditMemberDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const say = useMemberWords();
  const cancel = useUiWords()("cancel");
  const form = useId();
  const update = useUpdateMember();
  const [values, setValues] = useState(() => valuesOf(member));
  const faults = faultsOf(values, false);
  const gone = emptied(member, values);
  const refused = problemsOf(update.error).filter(({ path }) => path.includes("."));

  function problem(field: keyof MemberValues): string | null | undefined {
    const fault = faults[field];
    if (fault !== undefined) return say(fault);
    if (gone.some((each) => each === field)) return say("noEmptying");
    return refused.find(({ path }) => path.endsWith(field))?.message;
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (Object.keys(faults).length > 0 || gone.length > 0) return;
    const change = changeOf(member, values);
    if (Object.keys(change).length === 0) return onClose();
    update.mutate(
      { id: member.id, ...change },
      {
        onSuccess: () => {
          toast.success(say("saved"));
          onClose();
        },
      },
    );
  }

  return (
    <Dialog
      title={say("editTitle", { name: member.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button variant="main" type="submit" form={form} busy={update.isPending}>
            {say("save")}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="space-y-4">
        <MemberFields values={values} onChange={setValues} problem={problem} />
      </form>
      {update.error && refused.length === 0 && <FailureNote error={update.error} />}
    </Dialog>
  );
}
