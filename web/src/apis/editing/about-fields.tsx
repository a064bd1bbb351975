import type { ReactNode } from "react";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { errorOf, type PlacedProblem } from "./problems.ts";
import type { ContentEditing } from "./use-editing.ts";
import { useEditingWords } from "./words.ts";

interface AboutFieldsProps {
  editing: ContentEditing;
  disabled?: boolean;
  /** Fields that stand among them. */
  children?: ReactNode;
}

/** What an API is called, who answers for it, and where it is. */
export function AboutFields({ editing, disabled = false, children }: AboutFieldsProps) {
  const say = useEditingWords();
  const { content, change } = editing;
  const names = (member: "name" | "provider", language: "zh" | "en") => {
    const place = `${member}.${language}`;
    return {
      value: content[member][language],
      error: editing.problems.get(place),
      set: (text: string) =>
        change((now) => ({ ...now, [member]: { ...now[member], [language]: text } }), place),
    };
  };
  return (
    <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2">
      <TextField
        label={say("nameZh")}
        hint={say("nameHint")}
        disabled={disabled}
        lang="zh"
        {...names("name", "zh")}
      />
      <TextField label={say("nameEn")} disabled={disabled} lang="en" {...names("name", "en")} />
      <TextField
        label={say("providerZh")}
        hint={say("providerHint")}
        disabled={disabled}
        lang="zh"
        {...names("provider", "zh")}
      />
      <TextField label={say("providerEn")} disabled={disabled} lang="en" {...names("provider", "en")} />
      <TextField
        label={say("baseUrl")}
        hint={say("baseUrlHint")}
        disabled={disabled}
        type="url"
        value={content.baseUrl}
        error={editing.problems.get("baseUrl")}
        set={(baseUrl) => change((now) => ({ ...now, baseUrl }), "baseUrl")}
      />
      {children}
    </div>
  );
}

interface TextFieldProps {
  label: string;
  hint?: string;
  value: string;
  error: PlacedProblem | undefined;
  set: (text: string) => void;
  disabled?: boolean;
  type?: "text" | "url";
  lang?: "zh" | "en";
}

export function TextField({ label, hint, value, error, set, disabled, type, lang }: TextFieldProps) {
  return (
    <Field label={label} hint={error?.isWarning ? error.message : hint} error={errorOf(error)}>
      {(control) => (
        <Input
          {...control}
          type={type}
          lang={lang}
          autoComplete="off"
          maxLength={500}
          value={value}
          disabled={disabled}
          onChange={({ target }) => set(target.value)}
        />
      )}
    </Field>
  );
}
