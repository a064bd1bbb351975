import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { isStatus } from "../api/client.ts";
import { useSetPasswordByLink, useSignIn } from "../api/session.ts";
import { buttonClass } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { EntryPage } from "../ui/entry-page.tsx";
import { NewPasswordForm } from "../ui/password/new-password-form.tsx";
import { useOwnPasswordWords } from "./own-password-words.ts";

/** Where a link of an admin leads: whoever has it sets their own password and is signed in. */
export function SetPasswordPage() {
  const say = useOwnPasswordWords();
  // After "#", so that it never reaches a server's log; out of the address bar once it is read.
  const [token] = useState(takeToken);
  const setPassword = useSetPasswordByLink();
  const signIn = useSignIn();
  const { data, error, isPending } = setPassword;

  function save({ next: password }: { next: string }) {
    const enter = { onSuccess: () => location.assign("/chat") };
    setPassword.mutate(
      { token, password },
      { onSuccess: (account) => signIn.mutate({ ...account, password }, enter) },
    );
  }

  if (token === "" || isStatus(error, 404))
    return (
      <EntryPage title={say("overTitle")} lead={say("overText")}>
        <SignInLink />
      </EntryPage>
    );
  // The way on where signing in by itself did not work.
  if (data && signIn.isError)
    return (
      <EntryPage title={say("doneTitle")} lead={say("done", { account: data.account })}>
        <SignInLink />
      </EntryPage>
    );
  return (
    <EntryPage title={say("title")} lead={say("linkLead")}>
      <NewPasswordForm
        large
        submit={say("submit")}
        saving={{ error, isPending: isPending || data !== undefined }}
        onSubmit={save}
      />
    </EntryPage>
  );
}

function takeToken(): string {
  const token = location.hash.slice(1);
  if (token !== "") history.replaceState(history.state, "", location.pathname);
  return token;
}

function SignInLink() {
  const say = useOwnPasswordWords();
  return (
    <Link to="/sign-in" className={cx(buttonClass("main", "decide"), "w-full")}>
      {say("toSignIn")}
    </Link>
  );
}
