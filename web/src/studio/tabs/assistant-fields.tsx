import { Field } from "../../ui/field.tsx";
import { Input, Textarea } from "../../ui/input.tsx";
import { useStudioWords } from "../words.ts";

export interface AssistantValues {
  name: string;
  description: string;
}

interface AssistantFieldsProps {
  values: AssistantValues;
  onChange: (part: Partial<AssistantValues>) => void;
}

/** What an assistant is called, and what it says it does. */
export function AssistantFields({ values, onChange }: AssistantFieldsProps) {
  const say = useStudioWords();
  return (
    <>
      <Field label={say("name")} error={values.name.trim() === "" ? say("nameMissing") : null}>
        {(control) => (
          <Input
            {...control}
            maxLength={100}
            value={values.name}
            onChange={(event) => onChange({ name: event.target.value })}
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
            onChange={(event) => onChange({ description: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
