import { useSearch } from "@tanstack/react-router";
import { wasSignedIn } from "../api/signed-in-before.ts";
import { Button } from "../ui/button.tsx";
import { clockText } from "../ui/countdown.ts";
import { FailureNote } from "../ui/failure.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { PasswordInput } from "../ui/password/password-input.tsx";
import { LanguageChoice, ThemeChoice } from "../ui/preferences/preferences.tsx";
import { safeReturnPath } from "./return-path.ts";
import { useSignInWords } from "./sign-in-words.ts";
import { type SignInFormState, useSignInForm } from "./use-sign-in-form.ts";

export function SignInPage() {
  const say = useSignInWords();
  const { next, reason, organisation } = useSearch({ from: "/sign-in" });
  return (
    <div className="flex min-h-dvh flex-col">
      <title>{say("title")}</title>
      <div className="flex flex-wrap justify-end gap-3 p-4 [&_legend]:sr-only">
        <ThemeChoice />
        <LanguageChoice />
      </div>
      <main className="grid flex-1 place-items-center px-4 pt-4 pb-24">
        <div className="w-full max-w-[400px] rounded-3xl border border-line bg-surface p-7 shadow-raised sm:p-9">
          <img src="/icon.svg" alt="" width="44" height="44" />
          <h1 className="mt-5 text-xl font-semibold">{say("title")}</h1>
          <p className="mt-1 mb-6 text-soft">{say("lead")}</p>
          {reason === "expired" && wasSignedIn() && (
            <p role="status" className="mb-5 rounded-xl bg-warn-soft px-3.5 py-2.5 text-warn-ink">
              {say("expired")}
            </p>
          )}
          <SignInForm
            organisation={organisation}
            onDone={() => location.assign(safeReturnPath(next, location.origin))}
          />
        </div>
      </main>
    </div>
  );
}

interface SignInFormProps {
  /** As the page's address says it. */
  organisation: string | undefined;
  onDone: () => void;
}

function SignInForm({ organisation, onDone }: SignInFormProps) {
  const say = useSignInWords();
  const form = useSignInForm(onDone, organisation);
  return (
    <form noValidate onSubmit={form.submit} className="space-y-4">
      {form.asksOrganisation && (
        <Field
          label={say("organisation")}
          hint={say("organisationHint")}
          error={form.tried && form.organisation === "" ? say("organisationMissing") : null}
        >
          {(control) => (
            <Input
              {...control}
              name="organisation"
              autoComplete="organization"
              spellCheck={false}
              value={form.organisation}
              onChange={(event) => form.setOrganisation(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field label={say("account")} error={form.tried && form.account === "" ? say("accountMissing") : null}>
        {(control) => (
          <Input
            {...control}
            name="account"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            value={form.account}
            onChange={(event) => form.setAccount(event.target.value)}
          />
        )}
      </Field>
      <Field label={say("password")} error={passwordError(form, say)}>
        {(control) => (
          <PasswordInput
            {...control}
            name="password"
            autoComplete="current-password"
            value={form.password}
            onChange={form.setPassword}
          />
        )}
      </Field>
      <Refusal form={form} />
      <Button type="submit" variant="primary" className="mt-2 w-full" busy={form.busy} disabled={form.locked}>
        {say("submit")}
      </Button>
    </form>
  );
}

function passwordError(form: SignInFormState, say: ReturnType<typeof useSignInWords>): string | null {
  if (form.wrong) return say(form.asksOrganisation ? "wrongAny" : "wrong");
  return form.tried && form.password === "" ? say("passwordMissing") : null;
}

/** A refusal that no field is to blame for: too many attempts, or no answer. */
function Refusal({ form }: { form: SignInFormState }) {
  const say = useSignInWords();
  if (form.wasLocked) {
    return (
      <p role="alert" className="rounded-xl bg-danger-soft px-3.5 py-2.5 text-danger-ink">
        {form.locked ? say("locked", { time: clockText(form.secondsLeft) }) : say("unlocked")}
      </p>
    );
  }
  return form.error && !form.wrong ? <FailureNote error={form.error} /> : null;
}
