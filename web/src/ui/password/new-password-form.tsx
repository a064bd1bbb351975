import { type FormEvent, useState } from "react";
import { isStatus, problemsOf } from "../../api/client.ts";
import { Button } from "../button.tsx";
import { FailureNote } from "../failure.tsx";
import { Field } from "../field.tsx";
import { faultsOf, type NewPassword } from "./password-faults.ts";
import { PasswordInput } from "./password-input.tsx";
import { usePasswordWords } from "./words.ts";

interface NewPasswordFormProps {
  /** Whose it is, so that what keeps passwords knows. */
  account?: string;
  /** Asked for where there is one. */
  current?: { label?: string } | undefined;
  submit: string;
  /** The change under way. */
  saving: { isPending: boolean; error: unknown };
  onSubmit: (typed: { current: string; next: string }) => void;
}

/** A person's new password, typed twice; what is wrong is said at its place. */
export function NewPasswordForm({ account, current, submit, saving, onSubmit }: NewPasswordFormProps) {
  const say = usePasswordWords();
  const [values, setValues] = useState<Required<NewPassword>>({ current: "", next: "", repeat: "" });
  const [tried, setTried] = useState(false);
  const { current: _, ...without } = values;
  const faults = faultsOf(current === undefined ? without : values);
  const refused = problemsOf(saving.error).length > 0;
  const wrong = isStatus(saving.error, 401);

  function fault(name: keyof NewPassword): string | null {
    const found = tried ? faults[name] : undefined;
    if (found !== undefined) return say(found);
    if (name === "current" && wrong) return say("wrong");
    return name === "next" && refused ? say("same") : null;
  }

  function send(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length === 0) onSubmit(values);
  }

  const field = (name: keyof NewPassword, label: string, hint?: string) => (
    <Field label={label} hint={hint} error={fault(name)}>
      {(control) => (
        <PasswordInput
          {...control}
          name={name}
          autoComplete={name === "current" ? "current-password" : "new-password"}
          value={values[name]}
          onChange={(value) => setValues({ ...values, [name]: value })}
        />
      )}
    </Field>
  );

  return (
    <form noValidate onSubmit={send} className="space-y-4">
      {account !== undefined && (
        <input type="hidden" name="username" autoComplete="username" value={account} />
      )}
      {current && field("current", current.label ?? say("current"))}
      {field("next", say("next"), say("hint"))}
      {field("repeat", say("repeat"))}
      {Boolean(saving.error) && !wrong && !refused && <FailureNote error={saving.error} />}
      <Button type="submit" variant="primary" className="mt-2" busy={saving.isPending}>
        {submit}
      </Button>
    </form>
  );
}
