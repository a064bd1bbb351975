import { useState } from "react";
import type { ConfirmationParameter, ParameterSchema } from "../../api/schema.gen.ts";
import { Field } from "../../ui/field.tsx";
import { Input, Textarea } from "../../ui/input.tsx";
import { Select } from "../../ui/select.tsx";
import { optionsOf, typeOf } from "./parameter-text.ts";
import { ParameterName } from "./parameter-value.tsx";
import { useConfirmationWords } from "./words.ts";

interface ParameterFieldProps {
  parameter: ConfirmationParameter;
  text: string;
  /** What is wrong with it: what we see, or what the server said. */
  problem: string | undefined;
  disabled: boolean;
  onText: (text: string) => void;
}

/** One parameter to be corrected, with a control that fits its type. */
export function ParameterField({ parameter, text, problem, disabled, onText }: ParameterFieldProps) {
  const say = useConfirmationWords();
  return (
    <Field
      label={
        <>
          <ParameterName parameter={parameter} />
          {parameter.required && <span className="text-xs font-normal text-faint"> ({say("required")})</span>}
        </>
      }
      error={problem}
    >
      {(control) => (
        <Control
          {...control}
          schema={parameter.schema}
          optional={!parameter.required}
          value={text}
          disabled={disabled}
          onText={onText}
        />
      )}
    </Field>
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
  if (schema.enum || type === "boolean")
    return <Choice schema={schema} optional={optional} onText={onText} {...rest} />;
  const onChange = (event: { target: { value: string } }) => onText(event.target.value);
  if (type === "array" || type === "object")
    return <Textarea {...rest} spellCheck={false} className="font-mono" onChange={onChange} />;
  if (long) return <Textarea {...rest} onChange={onChange} />;
  const inputMode = type === "integer" || type === "number" ? "decimal" : "text";
  return <Input {...rest} autoComplete="off" inputMode={inputMode} onChange={onChange} />;
}

function Choice({ schema, optional, onText, ...rest }: ControlProps) {
  const say = useConfirmationWords();
  const label = (option: string) =>
    typeOf(schema) === "boolean" && option !== "" ? say(option === "true" ? "yes" : "no") : option;
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
