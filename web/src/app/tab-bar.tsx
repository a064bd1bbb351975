import { Link } from "@tanstack/react-router";
import { useSession } from "../api/session.ts";
import { WaitingCount } from "../ui/side-section.tsx";
import { PlaceIcon } from "./place-icon.tsx";
import { mayEnter, places } from "./places.ts";
import type { Waiting } from "./use-waiting.ts";
import { useAppWords } from "./words.ts";

/** The places, below every screen of a phone. */
export function TabBar({ waiting }: { waiting: Waiting }) {
  const say = useAppWords();
  const { roles } = useSession().user;
  return (
    <nav
      aria-label={say("places")}
      className="flex shrink-0 border-line border-t bg-side pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      {places
        .filter((place) => mayEnter(place, roles))
        .map(({ to, word }) => (
          <Link
            key={to}
            to={to}
            className="relative flex min-h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 px-0.5 text-center text-note leading-[1.15] text-soft focus-visible:-outline-offset-2 aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:before:absolute aria-[current=page]:before:-top-px aria-[current=page]:before:h-0.5 aria-[current=page]:before:w-6 aria-[current=page]:before:bg-accent-ink aria-[current=page]:[&_svg]:text-accent-ink"
          >
            <span className="relative">
              <PlaceIcon word={word} />
              <span className="absolute -top-1.5 left-3">
                <WaitingCount
                  count={waiting[word] ?? 0}
                  label={say("waiting", { count: waiting[word] ?? 0 })}
                />
              </span>
            </span>
            <span className="max-w-full text-balance">{say(`${word}Short`)}</span>
          </Link>
        ))}
    </nav>
  );
}
