import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useLayoutEffect, useState } from "react";
import type { Retry } from "./foot/retry.tsx";
import type { Edits } from "./said/edits.ts";
import { OwnWords } from "./said/own-words.tsx";
import { TurnView, turnBody, turnClass } from "./turn-view.tsx";
import type { Turn } from "./turns.ts";
import type { FollowedRunView } from "./use-followed-run.ts";
import { useChatWords } from "./words.ts";

/** A shorter thread is there as a whole. */
const wholeUpTo = 40;
const usualHeight = 220;

interface TurnListProps {
  box: RefObject<HTMLElement | null>;
  turns: readonly Turn[];
  latest: FollowedRunView;
  /** What was just sent and is on its way. */
  pending: string | null;
  /** Under the last turn. */
  offers: ReactNode;
  edits: Edits;
  retry: Retry;
  onAskAgain: (text: string) => void;
  onTrace: (runId: string) => void;
}

/** The turns on the margin line, in order. Of a long thread only those near the view are there, and the last one always. */
export function TurnList({
  box,
  turns,
  latest,
  pending,
  offers,
  edits,
  retry,
  onAskAgain,
  onTrace,
}: TurnListProps) {
  const say = useChatWords();
  const { items, before, after, measure } = useNearTurns(box, turns);
  return (
    <ol
      aria-label={say("thread")}
      className="relative flex-1 sm:before:absolute sm:before:inset-y-0 sm:before:left-16 sm:before:w-px sm:before:bg-line-strong"
    >
      {before > 0 && <li aria-hidden="true" style={{ height: before }} />}
      {items.map(({ index, turn, gap }) => (
        <li
          key={turn.key}
          ref={measure}
          data-turn
          data-index={index}
          aria-setsize={turns.length}
          aria-posinset={index + 1}
          style={gap > 0 ? { marginTop: gap } : undefined}
        >
          <TurnView
            turn={turn}
            newDay={isNewDay(turns, index)}
            followed={turn.runId === latest.run?.id ? latest : null}
            edits={edits}
            retry={index === turns.length - 1 ? retry : null}
            onAskAgain={onAskAgain}
            onTrace={onTrace}
          >
            {index === turns.length - 1 && offers}
          </TurnView>
        </li>
      ))}
      {after > 0 && <li aria-hidden="true" style={{ height: after }} />}
      {pending !== null && (
        <li className={turnClass}>
          <span />
          <div className={turnBody}>
            <OwnWords text={pending} faded />
          </div>
        </li>
      )}
    </ol>
  );
}

function isNewDay(turns: readonly Turn[], index: number): boolean {
  const [turn, before] = [turns[index], turns[index - 1]];
  const day = (at: string) => new Date(at).toDateString();
  if (turn === undefined) return false;
  return day(turn.at) !== (before === undefined ? new Date().toDateString() : day(before.at));
}

interface NearTurn {
  index: number;
  turn: Turn;
  /** Room for the turns left out right above it. */
  gap: number;
}

interface NearTurns {
  items: NearTurn[];
  before: number;
  after: number;
  measure: (element: Element | null) => void;
}

function useNearTurns(box: RefObject<HTMLElement | null>, turns: readonly Turn[]): NearTurns {
  const count = turns.length;
  // The box around the turns is known only once they are there: then they are looked at again, before anything is seen.
  const [, setInBox] = useState(false);
  useLayoutEffect(() => setInBox(true), []);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => turns[index]?.key ?? index,
    // It begins at its end.
    initialOffset: count * usualHeight,
    overscan: 4,
    rangeExtractor: (range) => shownIn(range, count),
  });
  virtual.shouldAdjustScrollPositionOnItemSizeChange = ({ end }) =>
    count > wholeUpTo && box.current !== null && isReadAbove(box.current, end);
  const shown = virtual.getVirtualItems();
  const [first] = shown;
  const last = shown.at(-1);
  return {
    items: shown.flatMap(({ index, start }, at) => {
      const turn = turns[index];
      const above = shown[at - 1];
      return turn === undefined ? [] : [{ index, turn, gap: above === undefined ? 0 : start - above.end }];
    }),
    before: first?.start ?? 0,
    after: last === undefined ? 0 : virtual.getTotalSize() - last.end,
    measure: virtual.measureElement,
  };
}

/** Only for a turn out of view, above what one reads in the middle: at its end the thread is kept by its box. */
function isReadAbove({ scrollTop, scrollHeight, clientHeight }: HTMLElement, end: number): boolean {
  return end <= scrollTop && scrollTop < scrollHeight - 2 * clientHeight;
}

function shownIn(range: Range, count: number): number[] {
  if (count <= wholeUpTo) return Array.from({ length: count }, (_, index) => index);
  return [...new Set([...defaultRangeExtractor(range), count - 1])];
}
