import { Link, useMatches, useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useSession } from "../api/session.ts";
import { cx } from "../ui/class-names.ts";
import { Mark } from "../ui/mark.tsx";
import { WaitingCount } from "../ui/side-section.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { PaletteButton } from "./palette/palette-button.tsx";
import { PlaceIcon } from "./place-icon.tsx";
import { mayEnter, type Place, places } from "./places.ts";
import type { Waiting } from "./use-waiting.ts";
import { useWideScreen } from "./use-wide-screen.ts";
import { useAppWords } from "./words.ts";

export const sidebarId = "sidebar";

interface SidebarProps {
  onSection: (place: HTMLElement | null) => void;
  waiting: Waiting;
}

/**
 * Navigation above, the open section's own list below. On workbenches and narrow screens it folds to its icons, on a
 * phone it goes away; then a button opens it over the page.
 */
export function Sidebar({ onSection, waiting }: SidebarProps) {
  const say = useAppWords();
  const { ref, open, setOpen } = useOpenOverPage();
  const workbench = useMatches({
    select: (matches) => matches.some(({ staticData }) => staticData.workbench),
  });
  const wide = useWideScreen();
  const folded = (workbench || !wide) && !open;
  return (
    <aside
      ref={ref}
      id={sidebarId}
      popover="auto"
      aria-label={say("sidebar")}
      onToggle={(event) => {
        // React lets the account menu's own event come up to here.
        if (event.target === event.currentTarget) setOpen(event.newState === "open");
      }}
      className={cx(
        "m-0 h-dvh max-h-none shrink-0 flex-col border-0 border-line border-r bg-side p-0 text-ink backdrop:bg-scrim",
        open ? "fixed inset-y-0 left-0 z-40 flex w-[85vw] max-w-80" : "static hidden sm:flex",
        !open && (folded ? "w-14" : "w-58"),
      )}
    >
      <div className="flex h-bar shrink-0 items-center gap-2.5 pr-2.5 pl-[17px]">
        <Link to="/chat" aria-label="Behalf" className="flex items-center gap-2.5 text-talk font-semibold">
          <Mark className="size-[22px] shrink-0" />
          {!folded && <span>Behalf</span>}
        </Link>
        {!folded && <PaletteButton className="ml-auto" />}
      </div>
      <Places folded={folded} waiting={waiting} />
      {folded && <PaletteButton className="mx-auto" />}
      <div
        ref={onSection}
        data-section
        className={cx(
          "min-h-0 flex-1 flex-col border-line border-t p-2 empty:border-0",
          folded ? "hidden" : "flex",
        )}
      />
      {folded && <div className="flex-1" />}
      <AccountMenu folded={folded} />
    </aside>
  );
}

function Places({ folded, waiting }: { folded: boolean; waiting: Waiting }) {
  const say = useAppWords();
  const { roles } = useSession().user;
  return (
    <nav aria-label={say("navigation")} className="px-2 pt-1 pb-2">
      {places
        .filter((place) => mayEnter(place, roles))
        .map(({ to, word }) => (
          <PlaceLink key={to} to={to} word={word} folded={folded} waiting={waiting[word] ?? 0}>
            {say(word)}
          </PlaceLink>
        ))}
    </nav>
  );
}

interface PlaceLinkProps extends Pick<Place, "to" | "word"> {
  folded: boolean;
  waiting: number;
  children: ReactNode;
}

function PlaceLink({ to, word, folded, waiting, children }: PlaceLinkProps) {
  const say = useAppWords();
  return (
    <Link
      to={to}
      title={folded && typeof children === "string" ? children : undefined}
      className="relative flex min-h-8 items-center gap-3 rounded-control pr-2.5 pl-[11px] font-medium whitespace-nowrap text-soft hover:bg-hover focus-visible:-outline-offset-2 aria-[current=page]:bg-chosen aria-[current=page]:text-ink aria-[current=page]:before:absolute aria-[current=page]:before:inset-y-2 aria-[current=page]:before:-left-2 aria-[current=page]:before:w-0.5 aria-[current=page]:before:bg-accent-ink aria-[current=page]:[&_svg]:text-accent-ink pointer-coarse:min-h-11"
    >
      <PlaceIcon word={word} />
      <span className={folded ? "sr-only" : "min-w-0 flex-1"}>{children}</span>
      <span className={folded ? "absolute top-0 right-0" : undefined}>
        <WaitingCount count={waiting} label={say("waiting", { count: waiting })} />
      </span>
    </Link>
  );
}

/** Opened over the page it closes by Escape, by a click outside, and when one goes elsewhere. */
function useOpenOverPage() {
  const ref = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(() => {
    if (ref.current?.matches(":popover-open")) ref.current.hidePopover();
  }, [path]);
  return { ref, open, setOpen };
}
