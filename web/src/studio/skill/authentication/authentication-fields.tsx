import type { AskedAuthentication } from "../../../api/schema.gen.ts";
import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { SecretInput } from "../../../ui/secret-input.tsx";
import { Select } from "../../../ui/select.tsx";
import { askedOfType, inKind } from "./asked.ts";
import {
  type AuthenticationDraft,
  authenticationTypes,
  type FieldName,
  type FieldSpec,
  fieldsOf,
} from "./authentication-draft.ts";
import type { AuthenticationEditing } from "./use-authentication.ts";
import { useAuthenticationWords } from "./words.ts";

interface AuthenticationFieldsProps {
  editing: AuthenticationEditing;
  draft: AuthenticationDraft;
  asks: readonly AskedAuthentication[];
}

/** Which kind, and what it takes; of a kind that the file asks for, filled in but for the secret. */
export function AuthenticationFields({ editing, draft, asks }: AuthenticationFieldsProps) {
  const say = useAuthenticationWords();
  const { saved } = editing;
  const offered = authenticationTypes.filter((type) => saved === null || type !== "none");
  return (
    <div className="space-y-4">
      <Field label={say("type")}>
        {(control) => (
          <Select
            {...control}
            value={draft.type}
            onChange={({ target }) => {
              const type = offered.find((each) => each === target.value) ?? "none";
              editing.give(inKind(draft, askedOfType(asks, type)));
            }}
          >
            {offered.map((type) => (
              <option key={type} value={type}>
                {say(type)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {fieldsOf[draft.type].map((spec) => (
        <TextField key={spec.name} spec={spec} draft={draft} editing={editing} />
      ))}
      {draft.type === "oauth_client_credentials" && <ClientPlace draft={draft} editing={editing} />}
      {draft.type !== "none" && <p className="text-work text-faint">{say("secretNote")}</p>}
    </div>
  );
}

interface TextFieldProps {
  spec: FieldSpec;
  draft: AuthenticationDraft;
  editing: AuthenticationEditing;
}

function TextField({ spec: { name, secret, maxLength }, draft, editing }: TextFieldProps) {
  const say = useAuthenticationWords();
  const label = say(labelOf(draft.type, name));
  return (
    <Field label={label} error={editing.problems[name]}>
      {(control) => {
        const input = {
          ...control,
          maxLength,
          value: draft.values[name] ?? "",
          onChange: ({ target }: { target: { value: string } }) =>
            editing.give({ ...draft, values: { ...draft.values, [name]: target.value } }),
        };
        return secret ? (
          <SecretInput label={label} {...input} />
        ) : (
          <Input {...input} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        );
      }}
    </Field>
  );
}

function labelOf(type: AuthenticationDraft["type"], name: FieldName) {
  if (type === "query" && name === "name") return "queryName";
  if (type === "cookie" && name === "name") return "cookieNameLabel";
  return (type === "query" || type === "cookie") && name === "value" ? "key" : name;
}

function ClientPlace({ draft, editing }: Pick<TextFieldProps, "draft" | "editing">) {
  const say = useAuthenticationWords();
  return (
    <Field label={say("clientAuthentication")}>
      {(control) => (
        <Select
          {...control}
          value={draft.clientAuthentication}
          onChange={({ target }) =>
            editing.give({ ...draft, clientAuthentication: target.value === "body" ? "body" : "basic" })
          }
        >
          <option value="basic">{say("inHeader")}</option>
          <option value="body">{say("inBody")}</option>
        </Select>
      )}
    </Field>
  );
}
