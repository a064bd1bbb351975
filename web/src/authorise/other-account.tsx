import { useSignOut } from "../api/session.ts";
import { useAuthoriseWords } from "./words.ts";

/** Signs out, and begins again as whoever signs in then. Without an address there is nothing to begin again. */
export function OtherAccount({ address }: { address?: string }) {
  const say = useAuthoriseWords();
  const signOut = useSignOut(address);
  return (
    <button
      type="button"
      disabled={signOut.isPending}
      onClick={() => signOut.mutate()}
      className="target-44 cursor-pointer whitespace-nowrap text-accent-ink underline decoration-accent-line underline-offset-[3px] hover:decoration-current disabled:opacity-55"
    >
      {say("otherAccount")}
    </button>
  );
}
