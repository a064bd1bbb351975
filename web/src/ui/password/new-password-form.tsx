import { type FormEvent, useState } from "react";
import { isStatus, problemsOf } from "../../api/client.ts";
import { Button } from "../button.tsx";
import { cx } from "../class-names.ts";
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
  /** All there is to do on the page: fields and button are as large as when signing in. */
  large?: boolean;
  /** The change under way. */
  saving: { isPending: boolean; error: unknown };
  onSubmit: (typed: { current: string; next: string }) => void;
}

/** A person's new password, typed twice; what is wrong is said at its place. */
export function NewPasswordForm(props: NewPasswordFormProps) {
  const { account, current, submit, large = false, saving, onSubmit } = props;
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
    <form noValidate onSubmit={send} className={cx("space-y-4", large && "[&_input]:min-h-decide")}>
      {account !== undefined && (
        <input type="hidden" name="username" autoComplete="username" value={account} />
      )}
      {current && field("current", current.label ?? say("current"))}
      {field("next", say("next"), say("hint"))}
      {field("repeat", say("repeat"))}
      {Boolean(saving.error) && !wrong && !refused && <FailureNote error={saving.error} />}
      <Button
        type="submit"
        variant="main"
        size={large ? "decide" : "work"}
        className={cx("mt-2", large && "w-full")}
        busy={saving.isPending}
      >
        {submit}
      </Button>
    </form>
  );
}
