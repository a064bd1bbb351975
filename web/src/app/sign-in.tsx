import { useSearch } from "@tanstack/react-router";
import { Clock } from "lucide-react";
import { wasSignedIn } from "../api/signed-in-before.ts";
import { Button } from "../ui/button.tsx";
import { clockText } from "../ui/countdown.ts";
import { FailureNote } from "../ui/failure.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { PasswordInput } from "../ui/password/password-input.tsx";
import { LanguageChoice, ThemeChoice } from "../ui/preferences/preferences.tsx";
import { Greeting } from "./greeting.tsx";
import { safeReturnPath } from "./return-path.ts";
import { useSignInWords } from "./sign-in-words.ts";
import { type SignInFormState, useSignInForm } from "./use-sign-in-form.ts";

export function SignInPage() {
  const say = useSignInWords();
  const { next, reason, organisation } = useSearch({ from: "/sign-in" });
  return (
    <div className="flex min-h-dvh flex-col lg:grid lg:grid-cols-[7fr_5fr]">
      <title>{say("title")}</title>
      <Greeting />
      <div className="flex flex-1 flex-col bg-surface">
        <div className="order-last flex flex-wrap justify-center gap-3 p-4 lg:order-first lg:justify-end [&_legend]:sr-only">
          <ThemeChoice />
          <LanguageChoice />
        </div>
        <main className="mx-auto w-full max-w-[400px] flex-1 px-4 pt-6 pb-8 lg:grid lg:content-center lg:pb-24">
          <h1 className="text-xl font-semibold">{say("title")}</h1>
          <p className="mt-1 mb-6 text-soft">{say("lead")}</p>
          {reason === "expired" && wasSignedIn() && (
            <p role="status" className="-mt-1 mb-5 flex gap-2 text-warn-ink">
              <Clock aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
              {say("expired")}
            </p>
          )}
          <SignInForm
            organisation={organisation}
            onDone={() => location.assign(safeReturnPath(next, location.origin))}
          />
        </main>
      </div>
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
