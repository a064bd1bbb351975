import type { ConfirmationParameter, ParameterSchema } from "../../api/runs.ts";
import { plainLine } from "../../ui/clip.ts";
import { Field } from "../../ui/field.tsx";
import { Input, Textarea } from "../../ui/input.tsx";
import { Select } from "../../ui/select.tsx";
import { parseText } from "./parameter-text.ts";
import { useConfirmationWords } from "./words.ts";

type Say = ReturnType<typeof useConfirmationWords>;

interface ParameterProps {
  parameter: ConfirmationParameter;
  text: string;
}

/** One parameter as it would be sent. */
export function ParameterValue({ parameter, text }: ParameterProps) {
  const say = useConfirmationWords();
  return (
    <div className="text-[0.8125rem]">
      <p className="text-faint">
        <bdi>{labelOf(parameter)}</bdi>
      </p>
      <p className="whitespace-pre-wrap">
        {parameter.platform ? (
          <span className="text-faint">{say("byPlatform")}</span>
        ) : (
          <bdi>{shownText(parameter, text, say)}</bdi>
        )}
      </p>
    </div>
  );
}

/** One parameter to be corrected, with a control that fits its type. */
export function ParameterField({
  parameter,
  text,
  onText,
}: ParameterProps & { onText: (text: string) => void }) {
  const say = useConfirmationWords();
  const result = parseText(text, parameter.schema);
  return (
    <Field label={<bdi>{labelOf(parameter)}</bdi>} error={result.ok ? null : say(result.problem)}>
      {(control) => <Control {...control} schema={parameter.schema} value={text} onText={onText} />}
    </Field>
  );
}

interface ControlProps {
  id: string;
  schema: ParameterSchema;
  value: string;
  onText: (text: string) => void;
}

function Control({ schema, onText, ...rest }: ControlProps) {
  const { type } = schema;
  if (schema.enum || type === "boolean") return <Choice schema={schema} onText={onText} {...rest} />;
  if (type === "array" || type === "object") {
    return <Textarea {...rest} className="font-mono" onChange={(event) => onText(event.target.value)} />;
  }
  const inputMode = type === "integer" || type === "number" ? "decimal" : "text";
  return <Input {...rest} inputMode={inputMode} onChange={(event) => onText(event.target.value)} />;
}

function Choice({ schema, onText, ...rest }: ControlProps) {
  const say = useConfirmationWords();
  const options = schema.enum?.map(String) ?? ["true", "false"];
  return (
    <Select {...rest} onChange={(event) => onText(event.target.value)}>
      {!options.includes(rest.value) && <option value={rest.value}>{rest.value}</option>}
      {options.map((option) => (
        <option key={option} value={option}>
          {schema.type === "boolean" ? say(option === "true" ? "yes" : "no") : option}
        </option>
      ))}
    </Select>
  );
}

function shownText(parameter: ConfirmationParameter, text: string, say: Say): string {
  if (text === "") return "—";
  return parameter.schema.type === "boolean" ? say(text === "true" ? "yes" : "no") : text;
}

function labelOf(parameter: ConfirmationParameter): string {
  return plainLine(parameter.description) || parameter.name;
}
