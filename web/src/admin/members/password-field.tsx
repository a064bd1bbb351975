import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { newPassword } from "./new-password.ts";
import { useMemberWords } from "./words.ts";

interface PasswordFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error: string | null | undefined;
}

/** A password that an admin makes for someone else: in clear, to be handed on. */
export function PasswordField({ label, value, onChange, error }: PasswordFieldProps) {
  const say = useMemberWords();
  return (
    <Field label={label} hint={say("passwordHint")} error={error}>
      {(control) => (
        <div className="flex items-center gap-1.5">
          <Input
            {...control}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={200}
            className="min-w-0 flex-1 font-mono"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          {value !== "" && <CopyButton text={value} label={say("copyPassword")} />}
          <Button onClick={() => onChange(newPassword((bytes) => crypto.getRandomValues(bytes)))}>
            {say("generate")}
          </Button>
        </div>
      )}
    </Field>
  );
}
