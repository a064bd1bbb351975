import { Plus, X } from "lucide-react";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import type { AddedMember } from "./added-members.ts";
import type { ConfirmationForm } from "./use-confirmation-form.ts";
import { useConfirmationWords } from "./words.ts";

/** Members that the file does not name but lets in, by name and value. */
export function AddedFields({ form, disabled }: { form: ConfirmationForm; disabled: boolean }) {
  const say = useConfirmationWords();
  return (
    <>
      {form.added.map((member) => (
        <li key={member.id} className="col-span-full">
          <AddedField member={member} form={form} disabled={disabled} />
        </li>
      ))}
      <li className="col-span-full">
        <Button size="small" disabled={disabled} onClick={form.addMember}>
          <Plus aria-hidden="true" className="size-3.5" />
          {say("addMember")}
        </Button>
      </li>
    </>
  );
}

interface AddedFieldProps {
  member: AddedMember;
  form: ConfirmationForm;
  disabled: boolean;
}

function AddedField({ member, form, disabled }: AddedFieldProps) {
  const say = useConfirmationWords();
  const problem = form.problemOfAdded(member.id);
  const change = (part: Partial<AddedMember>) => form.changeMember({ ...member, ...part });
  return (
    <fieldset className="relative grid grid-cols-1 gap-2 min-[480px]:grid-cols-[1fr_1.5fr_auto] min-[480px]:items-start">
      <legend className="sr-only">{say("addedMember")}</legend>
      <Field label={say("memberName")} error={problem?.field === "name" ? problem.text : null}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            value={member.name}
            disabled={disabled}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={say("memberValue")}
        hint={say("memberHint")}
        error={problem?.field === "value" ? problem.text : null}
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            spellCheck={false}
            value={member.text}
            disabled={disabled}
            onChange={(event) => change({ text: event.target.value })}
          />
        )}
      </Field>
      <Button
        size="small"
        className="justify-self-start min-[480px]:mt-7"
        disabled={disabled}
        onClick={() => form.removeMember(member.id)}
      >
        <X aria-hidden="true" className="size-3.5" />
        {say("removeMember")}
      </Button>
    </fieldset>
  );
}
