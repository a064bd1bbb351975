import { type ReactNode, useState } from "react";
import type { ConfirmationParameter, ParameterSchema } from "../../api/schema.gen.ts";
import { Field } from "../../ui/field.tsx";
import { Input, Textarea } from "../../ui/input.tsx";
import { Select } from "../../ui/select.tsx";
import { Assumed } from "./assumed.tsx";
import { ParameterCode, ParameterHelp, ParameterName, PlaceWords } from "./parameter-name.tsx";
import { choicesOf, fieldText, optionsOf, parseText, textOf, typeOf } from "./parameter-text.ts";
import { helpOf } from "./parameter-words.ts";
import { isObject, objectPartsOf, typesOf } from "./schema-parts.ts";
import { VariantChoice, VariantMembers } from "./variant-choice.tsx";
import { skeletonOf, type Variant, variantIn, variantsOf } from "./variants.ts";
import { useConfirmationWords } from "./words.ts";

interface ParameterFieldProps {
  parameter: ConfirmationParameter;
  text: string;
  /** What is wrong with it: what we see, or what the server said. */
  problem: string | undefined;
  disabled: boolean;
  onText: (text: string) => void;
}

/** One parameter to be corrected, with a control that fits its type, and a choice of its form where it has several. */
export function ParameterField(props: ParameterFieldProps) {
  const { parameter, text, disabled, onText } = props;
  const say = useConfirmationWords();
  const { schema } = parameter;
  const variants = choicesOf(schema) === undefined ? variantsOf(schema) : undefined;
  if (variants === undefined) {
    const described = typesOf(schema).has("object") ? objectPartsOf(schema) : undefined;
    return <ValueField {...props} details={described && <VariantMembers variant={described} />} />;
  }
  const parsed = parseText(text, schema);
  const value = parsed.ok ? parsed.value : undefined;
  const current = variantIn(variants, value);
  const choose = (variant: Variant) => {
    const next = skeletonOf(variant, variants, value);
    onText(isObject(next) ? JSON.stringify(next, null, 2) : fieldText(next, schema));
  };
  return (
    <div className="space-y-2">
      <VariantChoice
        label={
          <>
            {say.rich("formOf", { name: <ParameterCode parameter={parameter} /> })}{" "}
            {parameter.place !== undefined && <PlaceWords place={parameter.place} />}
          </>
        }
        variants={variants}
        current={current}
        problem={undefined}
        disabled={disabled}
        onChoose={choose}
      />
      <ValueField {...props} details={current && <VariantMembers variant={current} />} />
    </div>
  );
}

interface ValueFieldProps extends ParameterFieldProps {
  /** What may stand in it, below it. */
  details: ReactNode;
}

function ValueField({ parameter, text, problem, disabled, onText, details }: ValueFieldProps) {
  const say = useConfirmationWords();
  const { schema, required } = parameter;
  return (
    <>
      <Field
        label={
          <ParameterName
            parameter={parameter}
            note={
              required && (
                <>
                  <span className="sr-only">,</span>
                  <span className="text-note font-normal text-faint"> {say("required")}</span>
                </>
              )
            }
          />
        }
        hint={hintOf(parameter)}
        error={problem}
      >
        {(control) => (
          <Control
            {...control}
            schema={schema}
            optional={!required}
            value={text}
            disabled={disabled}
            onText={onText}
          />
        )}
      </Field>
      {details}
    </>
  );
}

/** What the file says of it besides its name, and what the service assumes where it is not given. */
function hintOf(parameter: ConfirmationParameter): ReactNode {
  const { schema, required } = parameter;
  const isAssumed = !required && schema.default !== undefined;
  const hasHelp = helpOf(parameter) !== "";
  if (!isAssumed && !hasHelp) return null;
  return (
    <>
      <ParameterHelp parameter={parameter} />
      {hasHelp && isAssumed && " · "}
      {isAssumed && <Assumed value={schema.default} />}
    </>
  );
}

interface ControlProps {
  id: string;
  schema: ParameterSchema;
  optional: boolean;
  value: string;
  disabled: boolean;
  onText: (text: string) => void;
}

function Control({ schema, optional, onText, ...rest }: ControlProps) {
  const type = typeOf(schema);
  // A line cannot hold every text, and what holds it must not change under the person's hands.
  const [long] = useState(rest.value.length > 80 || rest.value.includes("\n"));
  if (choicesOf(schema) || type === "boolean")
    return <Choice schema={schema} optional={optional} onText={onText} {...rest} />;
  const onChange = (event: { target: { value: string } }) => onText(event.target.value);
  if (typesOf(schema).has("array") || typesOf(schema).has("object"))
    return <Textarea {...rest} spellCheck={false} className="font-mono" onChange={onChange} />;
  if (long) return <Textarea {...rest} onChange={onChange} />;
  const inputMode = type === "integer" || type === "number" ? "decimal" : "text";
  return <Input {...rest} autoComplete="off" inputMode={inputMode} onChange={onChange} />;
}

function Choice({ schema, optional, onText, ...rest }: ControlProps) {
  const say = useConfirmationWords();
  const choices = choicesOf(schema);
  const titleOf = (option: string) => choices?.find(({ value }) => textOf(value) === option)?.title ?? option;
  const label = (option: string) =>
    typeOf(schema) === "boolean" && option !== "" ? say(option === "true" ? "yes" : "no") : titleOf(option);
  return (
    <Select {...rest} onChange={(event) => onText(event.target.value)}>
      {optionsOf(schema, { optional, value: rest.value }).map((option) => (
        <option key={option} value={option}>
          {option === "" ? say("notGiven") : label(option)}
        </option>
      ))}
    </Select>
  );
}
