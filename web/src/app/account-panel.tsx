import { Link } from "@tanstack/react-router";
import { CircleQuestionMark, LogOut, UserRound } from "lucide-react";
import { useSession, useSignOut } from "../api/session.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { useFailureText } from "../ui/failure.tsx";
import { LanguageChoice, ThemeChoice } from "../ui/preferences/preferences.tsx";
import { toast } from "../ui/toast.tsx";
import { useSpokenName } from "../ui/use-spoken-name.ts";
import { useAppWords } from "./words.ts";

/** What the account menu holds: who is signed in, appearance, language, sign out. */
export function AccountPanel() {
  const spoken = useSpokenName();
  const say = useAppWords();
  const { user } = useSession();
  return (
    <div className="space-y-4">
      <div>
        <p className="font-semibold">
          <bdi>{spoken(user.name)}</bdi>
        </p>
        <p className="text-work text-faint">
          <bdi>{user.account}</bdi> · <bdi>{spoken(user.organisation.name)}</bdi>
        </p>
      </div>
      <Link to="/me/account" className={cx(buttonClass(), "w-full")}>
        <UserRound aria-hidden="true" className="size-4" />
        {say("myAccount")}
      </Link>
      <Link to="/help" className={cx(buttonClass(), "w-full")}>
        <CircleQuestionMark aria-hidden="true" className="size-4" />
        {say("help")}
      </Link>
      <ThemeChoice />
      <LanguageChoice />
      <SignOutButton />
    </div>
  );
}

function SignOutButton() {
  const say = useAppWords();
  const failureText = useFailureText();
  const signOut = useSignOut();
  return (
    <Button
      className="w-full"
      busy={signOut.isPending}
      onClick={() => signOut.mutate(undefined, { onError: (error) => toast.failure(failureText(error)) })}
    >
      <LogOut aria-hidden="true" className="size-4" />
      {say("signOut")}
    </Button>
  );
}
