import { problemsOf } from "../../api/client.ts";
import { Field } from "../../ui/field.tsx";
import { Input, Textarea } from "../../ui/input.tsx";
import { isWebAddress } from "../../ui/web-address.ts";
import { useConsoleWords } from "../words.ts";
import type { ApplicationValues } from "./application-values.ts";

interface ApplicationFieldsProps {
  values: ApplicationValues;
  onChange: (values: ApplicationValues) => void;
  /** It was tried to send them: what is missing is said. */
  tried: boolean;
  error: unknown;
}

export const isComplete = ({ name, privacyUrl }: ApplicationValues): boolean =>
  name.trim() !== "" && (privacyUrl.trim() === "" || isWebAddress(privacyUrl));

/** The fields of what an application says of itself, a new one's or one that is changed. */
export function ApplicationFields({ values, onChange, tried, error }: ApplicationFieldsProps) {
  const say = useConsoleWords();
  const problems = problemsOf(error);
  const problemAt = (member: string) => problems.find(({ path }) => path.endsWith(member))?.message;
  const wrongUrl = values.privacyUrl.trim() !== "" && !isWebAddress(values.privacyUrl);
  const set = (member: keyof ApplicationValues) => (event: { target: { value: string } }) =>
    onChange({ ...values, [member]: event.target.value });
  return (
    <>
      <Field
        label={say("name")}
        error={tried && values.name.trim() === "" ? say("nameMissing") : problemAt("name")}
      >
        {(control) => (
          <Input {...control} autoFocus maxLength={100} value={values.name} onChange={set("name")} />
        )}
      </Field>
      <Field label={say("description")} error={problemAt("description")}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={1000}
            value={values.description}
            onChange={set("description")}
          />
        )}
      </Field>
      <Field label={say("provider")} hint={say("providerHint")} error={problemAt("provider")}>
        {(control) => (
          <Input {...control} maxLength={100} value={values.provider} onChange={set("provider")} />
        )}
      </Field>
      <Field
        label={say("privacyUrl")}
        hint={say("privacyHint")}
        error={tried && wrongUrl ? say("privacyWrong") : problemAt("privacyUrl")}
      >
        {(control) => (
          <Input
            {...control}
            type="url"
            maxLength={500}
            placeholder="https://"
            value={values.privacyUrl}
            onChange={set("privacyUrl")}
          />
        )}
      </Field>
    </>
  );
}
