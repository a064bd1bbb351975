import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ApiError, isStatus } from "../api/client.ts";
import type { Session } from "../api/schema.gen.ts";
import { signInQuery, useChangeLocale, useSignIn } from "../api/session.ts";
import { chosenLanguage } from "../ui/language/language.ts";
import { useSecondsLeft } from "../ui/use-seconds-left.ts";

export type SignInFormState = ReturnType<typeof useSignInForm>;

/** The fields, what is wrong with them, and the wait after too many attempts. Values stay after a refusal. */
export function useSignInForm(onDone: () => void, named: string | undefined) {
  const signIn = useSignIn();
  const enter = useEntering(onDone);
  const asksOrganisation = useQuery(signInQuery).data?.asksOrganisation === true;
  const [organisation, setOrganisation] = useState(named ?? "");
  const [account, setAccount] = useState("");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const [lockedUntil, setLockedUntil] = useState<number | null>(null);
  const secondsLeft = useSecondsLeft(lockedUntil);
  const locked = secondsLeft > 0;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    const isMissing = account === "" || password === "" || (asksOrganisation && organisation === "");
    if (isMissing || locked) return;
    signIn.mutate(
      { ...(asksOrganisation && { organisation }), account, password },
      { onSuccess: enter, onError: (error) => setLockedUntil(lockEnd(error)) },
    );
  }

  return {
    asksOrganisation,
    organisation,
    setOrganisation,
    account,
    setAccount,
    password,
    setPassword,
    tried,
    submit,
    secondsLeft,
    locked,
    wasLocked: lockedUntil !== null,
    wrong: isStatus(signIn.error, 401),
    error: signIn.error,
    busy: signIn.isPending || signIn.isSuccess,
  };
}

/** A language chosen on this device becomes the account's; where that cannot be saved, the device keeps it. */
function useEntering(onDone: () => void): (session: Session) => void {
  const changeLocale = useChangeLocale();
  return ({ user }) => {
    const chosen = chosenLanguage();
    if (chosen === null || chosen === user.locale) return onDone();
    changeLocale.mutate(chosen, { onSettled: onDone });
  };
}

function lockEnd(error: unknown): number | null {
  if (!(error instanceof ApiError) || error.status !== 429) return null;
  return Date.now() + (error.retryAfter ?? 60) * 1000;
}
