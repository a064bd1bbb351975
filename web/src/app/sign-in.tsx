import { useSearch } from "@tanstack/react-router";
import { Eye, EyeOff } from "lucide-react";
import { type FormEvent, useState } from "react";
import { ApiError, isStatus } from "../api/client.ts";
import { type Session, useChangeLocale, useSignIn } from "../api/session.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { clockText } from "../ui/countdown.ts";
import { FailureNote } from "../ui/failure.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { useSecondsLeft } from "../ui/use-seconds-left.ts";
import { chosenLanguage } from "./i18n.tsx";
import { LanguageChoice, ThemeChoice } from "./preferences.tsx";
import { safeReturnPath } from "./return-path.ts";
import { useSignInWords } from "./sign-in-words.ts";

export function SignInPage() {
  const say = useSignInWords();
  const { next, reason } = useSearch({ from: "/sign-in" });
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
          {reason === "expired" && (
            <p role="status" className="mb-5 rounded-xl bg-warn-soft px-3.5 py-2.5 text-warn-ink">
              {say("expired")}
            </p>
          )}
          <SignInForm onDone={() => location.assign(safeReturnPath(next, location.origin))} />
        </div>
      </main>
    </div>
  );
}

function SignInForm({ onDone }: { onDone: () => void }) {
  const say = useSignInWords();
  const signIn = useSignIn();
  const changeLocale = useChangeLocale();
  const [account, setAccount] = useState("");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const [lockedUntil, setLockedUntil] = useState<number | null>(null);
  const secondsLeft = useSecondsLeft(lockedUntil);
  const locked = secondsLeft > 0;
  const wrong = isStatus(signIn.error, 401);

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (account === "" || password === "" || locked) return;
    signIn.mutate(
      { account, password },
      { onSuccess: (session) => void enter(session), onError: (error) => setLockedUntil(lockEnd(error)) },
    );
  }

  /** A language chosen here is the person's from now on; if that cannot be saved it is still this device's. */
  async function enter(session: Session) {
    const chosen = chosenLanguage();
    if (chosen !== null && chosen !== session.user.locale)
      await changeLocale.mutateAsync(chosen).catch(() => null);
    onDone();
  }

  return (
    <form noValidate onSubmit={submit} className="space-y-4">
      <Field label={say("account")} error={tried && account === "" ? say("accountMissing") : null}>
        {(control) => (
          <Input
            {...control}
            name="account"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            value={account}
            onChange={(event) => setAccount(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={say("password")}
        error={wrong ? say("wrong") : tried && password === "" ? say("passwordMissing") : null}
      >
        {(control) => <PasswordInput {...control} value={password} onChange={setPassword} />}
      </Field>
      {lockedUntil !== null && (
        <p role="alert" className="rounded-xl bg-danger-soft px-3.5 py-2.5 text-danger-ink">
          {locked ? say("locked", { time: clockText(secondsLeft) }) : say("unlocked")}
        </p>
      )}
      {signIn.error && !wrong && lockedUntil === null && <FailureNote error={signIn.error} />}
      <Button
        type="submit"
        variant="primary"
        className="mt-2 w-full"
        busy={signIn.isPending || signIn.isSuccess}
        disabled={locked}
      >
        {say("submit")}
      </Button>
    </form>
  );
}

function lockEnd(error: unknown): number | null {
  if (!(error instanceof ApiError) || error.status !== 429) return null;
  return Date.now() + (error.retryAfter ?? 60) * 1000;
}

interface PasswordInputProps {
  id: string;
  value: string;
  onChange: (value: string) => void;
}

function PasswordInput({ value, onChange, ...control }: PasswordInputProps) {
  const say = useSignInWords();
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <Input
        {...control}
        name="password"
        type={shown ? "text" : "password"}
        autoComplete="current-password"
        className="pr-12"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <IconButton
        label={say(shown ? "hide" : "show")}
        className="absolute top-1 right-1"
        onClick={() => setShown(!shown)}
      >
        {shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
      </IconButton>
    </div>
  );
}
