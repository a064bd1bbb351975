import { Outlet, useMatches } from "@tanstack/react-router";
import { PanelLeft, WifiOff } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useOnline } from "../api/connection.ts";
import { useSession } from "../api/session.ts";
import { BarFrame } from "../ui/bar.tsx";
import { SidePlace } from "../ui/side-section.tsx";
import { TalkPartsProvider } from "../ui/talk-parts.tsx";
import { NoticeBanner } from "./notice-banner.tsx";
import { PalettePlace } from "./palette/palette-place.tsx";
import { closedAt } from "./places.ts";
import { Sidebar, sidebarId } from "./sidebar.tsx";
import { TabBar } from "./tab-bar.tsx";
import { talkParts } from "./talk-parts.ts";
import { useWaiting } from "./use-waiting.ts";
import { useAppWords } from "./words.ts";

const ClosedPage = lazy(async () => ({ default: (await import("./closed-page.tsx")).ClosedPage }));

/** The frame of every screen: one sidebar, one bar, and on a phone the places below. */
export function Shell() {
  const say = useAppWords();
  const waiting = useWaiting();
  const [sidePlace, setSidePlace] = useState<HTMLElement | null>(null);
  const immersive = useMatches({
    select: (matches) => matches.some(({ staticData }) => staticData.immersive),
  });
  return (
    <SidePlace value={sidePlace}>
      <div className="flex h-dvh flex-col sm:flex-row">
        <a
          href="#main"
          className="fixed top-2 left-2 z-50 -translate-y-20 rounded-control bg-accent px-4 py-2 text-on-accent focus:translate-y-0"
        >
          {say("skip")}
        </a>
        <Sidebar onSection={setSidePlace} waiting={waiting} />
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <BarFrame lead={<OpenSidebar />} middle={<Offline />}>
            <NoticeBanner />
            <main id="main" tabIndex={-1} className="relative min-h-0 flex-1 overflow-y-auto outline-none">
              <Content />
            </main>
          </BarFrame>
        </div>
        <PalettePlace />
        {!immersive && <TabBar waiting={waiting} />}
      </div>
    </SidePlace>
  );
}

/** A part that is not for this person asks the server for nothing. */
function Content() {
  // What the outlet shows, which follows the address only once the next page is there.
  const path = useMatches({ select: (matches) => matches.at(-1)?.pathname ?? "" });
  const closed = closedAt(path, useSession().user.roles);
  if (closed === undefined) {
    return (
      <TalkPartsProvider value={talkParts}>
        <Outlet />
      </TalkPartsProvider>
    );
  }
  return (
    <Suspense fallback={null}>
      <ClosedPage place={closed} />
    </Suspense>
  );
}

/** Where there is no room for the whole sidebar. */
function OpenSidebar() {
  const say = useAppWords();
  return (
    <button
      type="button"
      popoverTarget={sidebarId}
      aria-label={say("openSidebar")}
      title={say("openSidebar")}
      className="target-44 grid size-9 shrink-0 place-items-center rounded-control text-soft hover:bg-hover hover:text-ink lg:hidden"
    >
      <PanelLeft aria-hidden="true" className="size-5" />
    </button>
  );
}

function Offline() {
  const say = useAppWords();
  const online = useOnline();
  return (
    <div
      role="status"
      className="max-sm:absolute max-sm:inset-x-2 max-sm:top-2 max-sm:z-10 max-sm:empty:hidden"
    >
      {!online && (
        <p className="flex min-h-8 items-center gap-2 rounded-control bg-notice-soft px-3 font-medium text-notice-ink">
          <WifiOff aria-hidden="true" className="size-4 shrink-0" />
          {say("offline")}
        </p>
      )}
    </div>
  );
}
