import type { ConfirmationParameter } from "../../api/schema.gen.ts";
import { cx } from "../../ui/class-names.ts";
import { GivenName } from "../../ui/given-name.tsx";
import { AddedFields } from "./added-fields.tsx";
import type { BodyVariant } from "./body-variant.ts";
import { candidatesOf } from "./candidates.ts";
import { ParameterField } from "./parameter-field.tsx";
import { choicesOf, typeOf } from "./parameter-text.ts";
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
    return <p className="py-2 text-work text-faint">{say("noParameters")}</p>;
  return (
    <ul className={cx(editing && "grid grid-cols-1 gap-x-4 gap-y-3 py-3 sm:grid-cols-2 *:border-t-0 *:py-0")}>
      {bodyVariant !== undefined && <BodyForm bodyVariant={bodyVariant} form={form} disabled={disabled} />}
      {parameters.map((parameter) => (
        <Parameter key={parameter.key} parameter={parameter} form={form} disabled={disabled} />
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
      <li className="col-span-full">
        <VariantChoice
          label={say("form")}
          variants={variants}
          current={current}
          problem={[...fixed].map(form.problemOf).find((problem) => problem !== undefined)}
          disabled={disabled}
          onChoose={form.chooseVariant}
        />
      </li>
    );
  return (
    <li className="col-span-full grid grid-cols-[var(--label)_minmax(0,1fr)] items-baseline gap-x-3 border-line border-t py-1.5 sm:gap-x-4">
      <span className="text-faint">{say("form")}</span>
      <span className="sr-only">: </span>
      <span className="col-start-2 font-medium">
        {current === undefined ? (
          <span className="font-normal text-faint">{say("formUnclear")}</span>
        ) : (
          <GivenName max={60}>{nameOf(current)}</GivenName>
        )}
      </span>
    </li>
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
  if (!platform && candidates !== null && (candidates.length !== 1 || text === ""))
    return (
      <li className="col-span-full border-line border-t py-2">
        <PersonChoice
          parameter={parameter}
          candidates={candidates}
          chosen={text}
          problem={text === "" ? undefined : problem}
          disabled={disabled}
          onChoose={change}
        />
      </li>
    );
  if (platform || candidates !== null || !form.editing || form.bodyVariant?.fixed.has(key))
    return <ParameterValue parameter={parameter} text={text} />;
  return (
    <li className={cx(!isShort(parameter) && "sm:col-span-2")}>
      <ParameterField
        parameter={parameter}
        text={text}
        problem={problem}
        disabled={disabled}
        onText={change}
      />
    </li>
  );
}

/** Two of these stand side by side. */
function isShort({ schema }: ConfirmationParameter): boolean {
  return choicesOf(schema) !== undefined || ["integer", "number", "boolean"].includes(typeOf(schema) ?? "");
}
