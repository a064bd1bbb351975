import { Link, Outlet, useMatches } from "@tanstack/react-router";
import { Blocks, Code2, MessageCircle, ShieldCheck, UserRoundCog, WifiOff } from "lucide-react";
import { useOnline } from "../api/connection.ts";
import { useSession } from "../api/session.ts";
import { cx } from "../ui/class-names.ts";
import { AccountMenu } from "./account-menu.tsx";
import { ClosedPage } from "./closed-page.tsx";
import { NoticeBanner } from "./notice-banner.tsx";
import { closedAt, mayEnter, type Place, places } from "./places.ts";
import { useAppWords } from "./words.ts";

const icons = {
  chat: MessageCircle,
  studio: Blocks,
  console: Code2,
  me: ShieldCheck,
  admin: UserRoundCog,
} as const satisfies Record<Place["word"], unknown>;

/** The frame of every screen: a rail on the left, under 640 px a bar at the bottom. */
export function Shell() {
  const say = useAppWords();
  return (
    <div className="flex h-dvh flex-col-reverse sm:flex-row">
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-lg bg-accent px-4 py-2 text-on-accent focus:translate-y-0"
      >
        {say("skip")}
      </a>
      <Rail />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <OfflineBar />
        <NoticeBanner />
        <main id="main" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto outline-none">
          <Content />
        </main>
      </div>
    </div>
  );
}

/** A part that is not for this person asks the server for nothing. */
function Content() {
  // What the outlet shows, which follows the address only once the next page is there.
  const path = useMatches({ select: (matches) => matches.at(-1)?.pathname ?? "" });
  const closed = closedAt(path, useSession().user.roles);
  return closed ? <ClosedPage place={closed} /> : <Outlet />;
}

function Rail() {
  const say = useAppWords();
  const { roles } = useSession().user;
  return (
    <nav
      aria-label={say("navigation")}
      className="flex shrink-0 items-stretch border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] sm:w-[104px] sm:flex-col sm:gap-1 sm:border-t-0 sm:border-r sm:px-1.5 sm:py-3"
    >
      <Link to="/chat" tabIndex={-1} aria-hidden="true" className="mx-auto mt-1 mb-4 hidden sm:block">
        <img src="/icon.svg" alt="" width="34" height="34" />
      </Link>
      {places
        .filter((place) => mayEnter(place, roles))
        .map(({ to, word }) => (
          <Link
            key={to}
            to={to}
            className={cx(
              "flex min-h-14 min-w-0 flex-col items-center justify-center gap-1 px-0.5 py-2 text-center text-[0.65rem] leading-[1.2] font-medium text-soft transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:text-accent-ink sm:min-h-16 sm:flex-none sm:rounded-xl sm:px-0 sm:text-xs sm:hover:bg-sunken sm:aria-[current=page]:bg-accent-soft",
              word === "me" ? "flex-[1.6]" : "flex-1",
            )}
          >
            <PlaceIcon word={word} />
            <span className="max-w-full text-balance">{say(word)}</span>
          </Link>
        ))}
      <span className="hidden flex-1 sm:block" />
      <AccountMenu />
    </nav>
  );
}

function PlaceIcon({ word }: Pick<Place, "word">) {
  const Icon = icons[word];
  return <Icon aria-hidden="true" className="size-[21px] shrink-0" strokeWidth={1.8} />;
}

function OfflineBar() {
  const say = useAppWords();
  const online = useOnline();
  return (
    <div role="status">
      {!online && (
        <p className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-2 text-[0.8125rem] font-medium text-warn-ink">
          <WifiOff aria-hidden="true" className="size-4" />
          {say("offline")}
        </p>
      )}
    </div>
  );
}
