import { useId } from "react";
import type { OrganisationModel } from "../../api/schema.gen.ts";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { SecretInput } from "../../ui/secret-input.tsx";
import type { FormPart } from "./model-draft.ts";
import { useModelWords } from "./words.ts";

/** Where the organisation's own model is, and the key for it: written, never shown. */
export function ModelFields({ model, draft, change, problem }: FormPart & { model: OrganisationModel }) {
  const say = useModelWords();
  const keepsKey = model.source === "organisation" && model.hasKey;
  const text = (field: "baseUrl" | "model") => (
    <Field label={say(field)} hint={say(`${field}Hint`)} error={problem(field)}>
      {(control) => (
        <Input
          {...control}
          type={field === "baseUrl" ? "url" : "text"}
          maxLength={field === "baseUrl" ? 2000 : 200}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="font-mono"
          value={draft[field]}
          onChange={({ target }) => change({ [field]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <div className="grid max-w-[52em] gap-4 sm:grid-cols-2">
      <div className="sm:col-span-2">{text("baseUrl")}</div>
      {text("model")}
      <div className="space-y-2">
        <Field label={say("key")} hint={say(keepsKey ? "keyHintKept" : "keyHint")} error={problem("apiKey")}>
          {(control) => (
            <SecretInput
              {...control}
              label={say("key")}
              maxLength={4096}
              disabled={draft.withoutKey}
              value={draft.apiKey}
              onChange={({ target }) => change({ apiKey: target.value })}
            />
          )}
        </Field>
        {keepsKey && <WithoutKey draft={draft} change={change} />}
      </div>
    </div>
  );
}

function WithoutKey({ draft, change }: Pick<FormPart, "draft" | "change">) {
  const say = useModelWords();
  const id = useId();
  return (
    <p className="flex gap-2">
      <input
        id={id}
        type="checkbox"
        checked={draft.withoutKey}
        onChange={({ target }) => change({ withoutKey: target.checked, apiKey: "" })}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <label htmlFor={id}>{say("withoutKey")}</label>
    </p>
  );
}
