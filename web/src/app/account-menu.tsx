import { lazy, Suspense, useId, useState } from "react";
import { useSession } from "../api/session.ts";
import { clip } from "../ui/text.ts";
import { useAppWords } from "./words.ts";

const AccountPanel = lazy(async () => ({ default: (await import("./account-panel.tsx")).AccountPanel }));

/** A native popover: Escape and a click outside close it. Its content is fetched when it is first opened. */
export function AccountMenu() {
  const say = useAppWords();
  const panel = useId();
  const [open, setOpen] = useState(false);
  const { user } = useSession();
  return (
    <div className="relative grid min-w-12 flex-1 place-items-center sm:flex-none sm:py-1">
      <button
        type="button"
        popoverTarget={panel}
        aria-expanded={open}
        aria-label={say("accountOf", { name: user.name })}
        className="target-44 grid size-9 place-items-center rounded-full bg-accent-soft font-semibold text-accent-ink uppercase hover:ring-2 hover:ring-line"
      >
        {clip(user.name, 40).charAt(0)}
      </button>
      <div
        id={panel}
        popover="auto"
        onToggle={(event) => setOpen(event.newState === "open")}
        className="fixed inset-auto right-3 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] m-0 min-h-64 w-72 rounded-2xl border border-line bg-raised p-4 text-ink shadow-float sm:right-auto sm:bottom-3 sm:left-[112px]"
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
