import { useQuery } from "@tanstack/react-query";
import { sessionQuery, useChangePassword, useSignOut } from "../api/session.ts";
import { Button } from "../ui/button.tsx";
import { EntryPage } from "../ui/entry-page.tsx";
import { NewPasswordForm } from "../ui/password/new-password-form.tsx";
import { useReadSearch } from "../ui/use-read-search.ts";
import { useOwnPasswordWords } from "./own-password-words.ts";
import { safeReturnPath } from "./return-path.ts";

/** Before anything else, where somebody signs in with a password that an admin gave them. */
export function OwnPasswordPage() {
  const say = useOwnPasswordWords();
  const { next } = useReadSearch("/own-password");
  const { user } = useQuery(sessionQuery).data ?? {};
  const change = useChangePassword();
  const signOut = useSignOut();
  return (
    <EntryPage title={say("title")} lead={say("neededLead")}>
      <NewPasswordForm
        large
        {...(user && { account: user.account })}
        current={{ label: say("given") }}
        submit={say("submit")}
        saving={{ error: change.error, isPending: change.isPending || change.isSuccess }}
        onSubmit={({ current, next: password }) =>
          change.mutate(
            { currentPassword: current, password },
            { onSuccess: () => location.assign(safeReturnPath(next, location.origin)) },
          )
        }
      />
      <Button
        variant="quiet"
        className="mt-3 -ml-4"
        busy={signOut.isPending}
        onClick={() => signOut.mutate()}
      >
        {say("signOut")}
      </Button>
    </EntryPage>
  );
}
