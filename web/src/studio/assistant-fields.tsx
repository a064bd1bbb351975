import { Field } from "../ui/field.tsx";
import { Input, Textarea } from "../ui/input.tsx";
import { useStudioWords } from "./words.ts";

interface AssistantValues {
  name: string;
  description: string;
}

interface AssistantFieldsProps {
  values: AssistantValues;
  onChange: (values: AssistantValues) => void;
  /** Whether to say what is missing. */
  tried: boolean;
  autoFocus?: boolean;
}

/** What an assistant is called, and what it says it does. */
export function AssistantFields({ values, onChange, tried, autoFocus = false }: AssistantFieldsProps) {
  const say = useStudioWords();
  return (
    <>
      <Field label={say("name")} error={tried && values.name.trim() === "" ? say("nameMissing") : null}>
        {(control) => (
          <Input
            {...control}
            autoFocus={autoFocus}
            maxLength={100}
            value={values.name}
            onChange={(event) => onChange({ ...values, name: event.target.value })}
          />
        )}
      </Field>
      <Field label={say("description")} hint={say("descriptionHint")}>
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            maxLength={1000}
            value={values.description}
            onChange={(event) => onChange({ ...values, description: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
