import { ChevronsUpDown } from "lucide-react";
import { lazy, Suspense, useId, useState } from "react";
import { useSession } from "../api/session.ts";
import { Face } from "../ui/tile.tsx";
import { useSpokenName } from "../ui/use-spoken-name.ts";
import { useAppWords } from "./words.ts";

const AccountPanel = lazy(async () => ({ default: (await import("./account-panel.tsx")).AccountPanel }));

/** A native popover: Escape and a click outside close it. Its content is fetched when it is first opened. */
export function AccountMenu({ folded }: { folded: boolean }) {
  const spoken = useSpokenName();
  const say = useAppWords();
  const panel = useId();
  const [open, setOpen] = useState(false);
  const { user } = useSession();
  return (
    <div className="border-line border-t p-1.5">
      <button
        type="button"
        popoverTarget={panel}
        aria-expanded={open}
        className="flex min-h-10 w-full items-center gap-2.5 rounded-control px-2 text-left hover:bg-hover focus-visible:-outline-offset-2"
      >
        <Face name={user.name} picture={user.picture} />
        <span className="sr-only">
          {folded ? say("accountOf", { name: spoken(user.name) }) : say("accountMenu")}
        </span>
        {!folded && (
          <>
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{spoken(user.name, 40)}</span>
              <span className="block truncate text-note text-faint">
                {spoken(user.organisation.name, 40)}
              </span>
            </span>
            <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-faint" />
          </>
        )}
      </button>
      <div
        id={panel}
        popover="auto"
        onToggle={(event) => setOpen(event.newState === "open")}
        className="fixed inset-auto bottom-14 left-3 m-0 min-h-64 w-72 rounded-card border border-line-strong bg-raised p-4 text-ink shadow-float"
      >
        {open && (
          <Suspense fallback={null}>
            <AccountPanel />
          </Suspense>
        )}
      </div>
    </div>
  );
}
