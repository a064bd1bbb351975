import type { ConfirmationParameter } from "../../api/schema.gen.ts";
import { GivenName } from "../../ui/given-name.tsx";
import { AddedFields } from "./added-fields.tsx";
import type { BodyVariant } from "./body-variant.ts";
import { candidatesOf } from "./candidates.ts";
import { ParameterField } from "./parameter-field.tsx";
import { ParameterValue } from "./parameter-value.tsx";
import { PersonChoice } from "./person-choice.tsx";
import type { ConfirmationForm } from "./use-confirmation-form.ts";
import { useVariantName, VariantChoice } from "./variant-choice.tsx";
import { useConfirmationWords } from "./words.ts";

interface ParameterListProps {
  form: ConfirmationForm;
  /** Whether the body lets in members that it does not name. */
  isOpen: boolean;
  disabled: boolean;
}

/** What will be sent, value by value; those that can be corrected become fields. */
export function ParameterList({ form, isOpen, disabled }: ParameterListProps) {
  const say = useConfirmationWords();
  const { parameters, bodyVariant, editing } = form;
  if (parameters.length === 0 && !(editing && isOpen))
    return <p className="py-2 text-[0.8125rem] text-faint">{say("noParameters")}</p>;
  return (
    <ul aria-label={say("parameters")} className="divide-y divide-line">
      {bodyVariant !== undefined && (
        <li className="py-2">
          <BodyForm bodyVariant={bodyVariant} form={form} disabled={disabled} />
        </li>
      )}
      {parameters.map((parameter) => (
        <li key={parameter.key} className="py-2">
          <Parameter parameter={parameter} form={form} disabled={disabled} />
        </li>
      ))}
      {editing && isOpen && <AddedFields form={form} disabled={disabled} />}
    </ul>
  );
}

interface BodyFormProps extends Pick<ParameterListProps, "form" | "disabled"> {
  bodyVariant: BodyVariant;
}

/** Which form the body as a whole has. */
function BodyForm({ bodyVariant, form, disabled }: BodyFormProps) {
  const say = useConfirmationWords();
  const nameOf = useVariantName();
  const { variants, current, fixed } = bodyVariant;
  if (form.editing)
    return (
      <VariantChoice
        label={say("form")}
        variants={variants}
        current={current}
        problem={[...fixed].map(form.problemOf).find((problem) => problem !== undefined)}
        disabled={disabled}
        onChoose={form.chooseVariant}
      />
    );
  return (
    <p className="text-[0.8125rem]">
      <span className="text-soft">{say("form")}</span>{" "}
      {current === undefined ? (
        <span className="text-faint">{say("formUnclear")}</span>
      ) : (
        <GivenName max={60}>{nameOf(current)}</GivenName>
      )}
    </p>
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
  if (candidates !== null || !form.editing || form.bodyVariant?.fixed.has(key))
    return <ParameterValue parameter={parameter} text={text} />;
  return (
    <ParameterField parameter={parameter} text={text} problem={problem} disabled={disabled} onText={change} />
  );
}
