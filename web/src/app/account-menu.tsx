import { LogOut } from "lucide-react";
import { useId, useState } from "react";
import { useSession, useSignOut } from "../api/session.ts";
import { Button } from "../ui/button.tsx";
import { useFailureText } from "../ui/failure.tsx";
import { toast } from "../ui/toast.tsx";
import { LanguageChoice, ThemeChoice } from "./preferences.tsx";
import { useAppWords } from "./words.ts";

/** Who is signed in, language, appearance, sign out. A native popover: Escape and a click outside close it. */
export function AccountMenu() {
  const say = useAppWords();
  const panel = useId();
  const [open, setOpen] = useState(false);
  const { user } = useSession();
  return (
    <div className="relative grid min-w-14 flex-1 place-items-center sm:flex-none sm:py-1">
      <button
        type="button"
        popoverTarget={panel}
        aria-expanded={open}
        aria-label={say("accountOf", { name: user.name })}
        className="target-44 grid size-9 place-items-center rounded-full bg-accent-soft font-semibold text-accent-ink uppercase hover:ring-2 hover:ring-line"
      >
        {initialOf(user.name)}
      </button>
      <div
        id={panel}
        popover="auto"
        onToggle={(event) => setOpen(event.newState === "open")}
        className="fixed inset-auto right-3 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] m-0 w-72 rounded-2xl border border-line bg-raised p-4 text-ink shadow-float sm:right-auto sm:bottom-3 sm:left-[100px]"
      >
        <p className="font-semibold">
          <bdi>{user.name}</bdi>
        </p>
        <p className="mb-4 text-[0.8125rem] text-faint">
          <bdi>{user.account}</bdi> · <bdi>{user.organisation.name}</bdi>
        </p>
        <div className="space-y-4">
          <ThemeChoice />
          <LanguageChoice />
          <SignOutButton />
        </div>
      </div>
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

function initialOf(name: string): string {
  const [first = "?"] = name.trim();
  return first;
}
