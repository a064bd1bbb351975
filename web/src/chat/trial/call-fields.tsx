import { useEffect } from "react";
import type { OperationForm } from "../../api/schema.gen.ts";
import type { FilledIn } from "../../ui/talk-parts.tsx";
import { ParameterList } from "../confirmation/parameter-list.tsx";
import { RequestProblems } from "../confirmation/request-problems.tsx";
import { useConfirmationForm } from "../confirmation/use-confirmation-form.ts";

interface CallFieldsProps {
  form: OperationForm;
  refusal: Error | null;
  disabled: boolean;
  onChange: (filled: FilledIn) => void;
}

/** What a call takes, as on the card that confirms one, but all of it open from the start. */
export function CallFields({ form, refusal, disabled, onChange }: CallFieldsProps) {
  const fields = useConfirmationForm({ id: "", ...form }, refusal);
  const { editing, edit, valid, run } = fields;
  useEffect(() => {
    if (!editing) edit();
  }, [editing, edit]);
  const given = run.arguments ?? valuesOf(form);
  const written = JSON.stringify(given);
  // The values are new objects each time; what they say is not.
  useEffect(() => onChange(valid ? given : null), [valid, written, onChange]);
  return (
    <>
      <ParameterList form={fields} isOpen={form.body?.others !== undefined} disabled={disabled} />
      <RequestProblems problems={fields.unplaced} />
    </>
  );
}

/** What is sent where nothing was changed. */
function valuesOf({ parameters }: OperationForm): Record<string, unknown> {
  const own = parameters.filter(({ platform, value }) => !platform && value !== null);
  return Object.fromEntries(own.map(({ key, value }) => [key, value]));
}
