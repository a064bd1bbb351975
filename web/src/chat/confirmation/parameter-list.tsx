import type { ConfirmationParameter } from "../../api/schema.gen.ts";
import { candidatesOf } from "./candidates.ts";
import { ParameterField } from "./parameter-field.tsx";
import { ParameterValue } from "./parameter-value.tsx";
import { PersonChoice } from "./person-choice.tsx";
import type { ConfirmationForm } from "./use-confirmation-form.ts";
import { useConfirmationWords } from "./words.ts";

interface ParameterListProps {
  parameters: readonly ConfirmationParameter[];
  form: ConfirmationForm;
  disabled: boolean;
}

/** What will be sent, value by value; those that can be corrected become fields. */
export function ParameterList({ parameters, form, disabled }: ParameterListProps) {
  const say = useConfirmationWords();
  if (parameters.length === 0)
    return <p className="py-2 text-[0.8125rem] text-faint">{say("noParameters")}</p>;
  return (
    <ul aria-label={say("parameters")} className="divide-y divide-line">
      {parameters.map((parameter) => (
        <li key={parameter.key} className="py-2">
          <Parameter parameter={parameter} form={form} disabled={disabled} />
        </li>
      ))}
    </ul>
  );
}

interface ParameterProps extends Pick<ParameterListProps, "form" | "disabled"> {
  parameter: ConfirmationParameter;
}

function Parameter({ parameter, form, disabled }: ParameterProps) {
  const { key, platform } = parameter;
  const candidates = candidatesOf(parameter);
  const text = form.textOf(parameter);
  const problem = form.problemOf(key);
  const change = (next: string) => form.setText(key, next);
  if (platform) return <ParameterValue parameter={parameter} text={text} />;
  if (candidates !== null && (candidates.length !== 1 || text === ""))
    return (
      <PersonChoice
        parameter={parameter}
        candidates={candidates}
        chosen={text}
        problem={text === "" ? undefined : problem}
        disabled={disabled}
        onChoose={change}
      />
    );
  if (candidates !== null || !form.editing) return <ParameterValue parameter={parameter} text={text} />;
  return (
    <ParameterField parameter={parameter} text={text} problem={problem} disabled={disabled} onText={change} />
  );
}
