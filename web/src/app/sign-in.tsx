import { Clock } from "lucide-react";
import { wasSignedIn } from "../api/signed-in-before.ts";
import { Button } from "../ui/button.tsx";
import { clockText } from "../ui/countdown.ts";
import { EntryPage } from "../ui/entry-page.tsx";
import { FailureNote } from "../ui/failure.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { PasswordInput } from "../ui/password/password-input.tsx";
import { hasTouchKeyboard } from "../ui/touch.ts";
import { useReadSearch } from "../ui/use-read-search.ts";
import { safeReturnPath } from "./return-path.ts";
import { useSignInWords } from "./sign-in-words.ts";
import { type SignInFormState, useSignInForm } from "./use-sign-in-form.ts";

export function SignInPage() {
  const say = useSignInWords();
  const { next, reason, organisation } = useReadSearch("/sign-in");
  return (
    <EntryPage title={say("title")} lead={say("lead")}>
      {reason === "expired" && wasSignedIn() && (
        <p role="status" className="-mt-2 mb-5 flex gap-2 text-notice-ink">
          <Clock aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {say("expired")}
        </p>
      )}
      <SignInForm
        organisation={organisation}
        onDone={() => location.assign(safeReturnPath(next, location.origin))}
      />
    </EntryPage>
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
    <form noValidate onSubmit={form.submit} className="space-y-5 [&_input]:min-h-decide">
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
              autoFocus={!hasTouchKeyboard()}
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
            autoFocus={!form.asksOrganisation && !hasTouchKeyboard()}
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
      <Button
        type="submit"
        variant="main"
        size="decide"
        className="w-full"
        busy={form.busy}
        disabled={form.locked}
      >
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
      <p role="alert" className="flex gap-2 text-notice-ink">
        <Clock aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
        {form.locked ? say("locked", { time: clockText(form.secondsLeft) }) : say("unlocked")}
      </p>
    );
  }
  return form.error && !form.wrong ? <FailureNote error={form.error} /> : null;
}
