import { setImmediate as turn } from "node:timers/promises";
import type { Key } from "../calendar.ts";
import type { SeenEvent, Window } from "../event.ts";
import { endOf, instanceOf, seriesIn, startOf } from "./instances.ts";
import type { Viewed } from "./list-store.ts";

const dayMs = 86_400_000;
/** So much is expanded at a time, and twice as much each time it was not enough. */
const firstStretch = 32 * dayMs;
/** Whoever else this node serves waits no longer than about this while series are expanded. */
const longestTurnMs = 10;

const keyOf = ({ id, content }: SeenEvent): Key => [startOf(content.times), id];
const isAfter = ([at, id]: Key, [otherAt, otherId]: Key) => at > otherAt || (at === otherAt && id > otherId);

/**
 * The first `limit` and one more of what is in the window after the key, of series each instance: no more is expanded
 * than that, whatever a rule would give in a hundred years.
 */
export async function expanded(
  found: readonly Viewed[],
  { window, after, limit }: { window: Window; after: Key; limit: number },
): Promise<SeenEvent[]> {
  const single = found.filter(({ event }) => event.content.rule === null).map(({ event }) => event);
  const series = await inTurns(found, (viewed) => expansionOf(viewed, window));
  const inOrder = await firstOf(series, { after, limit: limit + 1 });
  return [...single, ...inOrder]
    .toSorted((one, other) => (isAfter(keyOf(one), keyOf(other)) ? 1 : -1))
    .slice(0, limit + 1);
}

/** Of one series what reaches into the window. */
interface Expansion {
  from: number;
  to: number;
  between(from: number, to: number): SeenEvent[];
}

function expansionOf({ event, exceptions }: Viewed, { from, to, offset }: Window): Expansion[] {
  const series = seriesIn(event.content);
  if (series === undefined) return [];
  const { times } = event.content;
  const length = endOf(times) - startOf(times);
  const own = times.allDay ? { from: from + offset, to: to + offset } : { from, to };
  const except = new Set(exceptions);
  const reaches = (start: number) => (times.allDay ? start + length > own.from : start + length >= own.from);
  const expansion: Expansion = {
    from: own.from - length,
    to: own.to,
    between: (first, end) =>
      series
        .startsBetween(Math.max(first, own.from - length), Math.min(end, own.to))
        .filter((start) => reaches(start) && !except.has(start))
        .map((start) => instanceOf(event, start)),
  };
  return [expansion];
}

async function firstOf(
  expansions: readonly Expansion[],
  { after, limit }: { after: Key; limit: number },
): Promise<SeenEvent[]> {
  const end = Math.max(...expansions.map(({ to }) => to));
  const found: SeenEvent[] = [];
  let from = Math.max(after[0], Math.min(...expansions.map((expansion) => expansion.from)));
  for (let stretch = firstStretch; from < end && found.length < limit; stretch *= 2) {
    const to = from + stretch;
    const events = await inTurns(expansions, (expansion) => expansion.between(from, to));
    found.push(...events.filter((event) => isAfter(keyOf(event), after)));
    from = to;
  }
  return found;
}

/** What comes of each, while others have their turn in between. */
async function inTurns<T, U>(items: readonly T[], work: (item: T) => readonly U[]): Promise<U[]> {
  const done: (readonly U[])[] = [];
  let began = performance.now();
  for (const item of items) {
    done.push(work(item));
    if (performance.now() - began < longestTurnMs) continue;
    await turn();
    began = performance.now();
  }
  return done.flat();
}
