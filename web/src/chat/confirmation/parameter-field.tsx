import type { ConfirmationParameter } from "../../api/runs.ts";
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
  const { type, enum: choices } = parameter.schema;
  return (
    <Field label={<bdi>{labelOf(parameter)}</bdi>} error={result.ok ? null : say(result.problem)}>
      {(control) => {
        if (choices || type === "boolean") {
          const options = choices?.map(String) ?? ["true", "false"];
          return (
            <Select {...control} value={text} onChange={(event) => onText(event.target.value)}>
              {!options.includes(text) && <option value={text}>{text}</option>}
              {options.map((option) => (
                <option key={option} value={option}>
                  {type === "boolean" ? say(option === "true" ? "yes" : "no") : option}
                </option>
              ))}
            </Select>
          );
        }
        if (type === "array" || type === "object") {
          return (
            <Textarea
              {...control}
              className="font-mono"
              value={text}
              onChange={(event) => onText(event.target.value)}
            />
          );
        }
        return (
          <Input
            {...control}
            inputMode={type === "integer" || type === "number" ? "decimal" : "text"}
            value={text}
            onChange={(event) => onText(event.target.value)}
          />
        );
      }}
    </Field>
  );
}

function shownText(parameter: ConfirmationParameter, text: string, say: Say): string {
  if (text === "") return "—";
  return parameter.schema.type === "boolean" ? say(text === "true" ? "yes" : "no") : text;
}

function labelOf(parameter: ConfirmationParameter): string {
  return plainLine(parameter.description) || parameter.name;
}
