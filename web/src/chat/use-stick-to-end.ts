import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** How far from the resting place still counts as being there, in pixels. */
const slack = 96;
/** The air kept above a request, in pixels. */
const margin = 16;

interface Sticking {
  atEnd: boolean;
  toEnd: () => void;
  /** A request waits (`data-request`), and less than half of it is in view. */
  requestAway: boolean;
}

/**
 * Keeps a scrolling box at its end while its content grows, unless the person has scrolled away. While a
 * request waits (`data-request`), the end is where all of it is in view, with what the person said (`data-turn`) as far
 * as there is room.
 */
export function useStickToEnd(
  box: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
): Sticking {
  const [atEnd, setAtEnd] = useState(true);
  const [requestAway, setRequestAway] = useState(false);
  const sticking = useRef(true);
  // Whoever goes to the end stays there, also while what is above it is still being read.
  const toEnd = useCallback(() => {
    sticking.current = true;
    if (box.current) box.current.scrollTop = restingPlace(box.current);
  }, [box]);
  useEffect(() => {
    const [outer, inner] = [box.current, content.current];
    if (outer === null || inner === null) return;
    let { scrollTop: lastTop, scrollHeight: lastHeight } = outer;
    // Only a movement upwards is the person's, and only over content that stays: what shrinks moves the place by itself.
    function onScroll(): void {
      if (outer === null) return;
      const { scrollTop, scrollHeight } = outer;
      if (scrollTop > restingPlace(outer) - slack) sticking.current = true;
      else if (scrollTop < lastTop && scrollHeight === lastHeight) sticking.current = false;
      [lastTop, lastHeight] = [scrollTop, scrollHeight];
      setAtEnd(sticking.current);
      setRequestAway(isRequestAway(outer));
    }
    // Never upwards: whoever reads on below the top of a request stays there.
    const observer = new ResizeObserver(() => {
      if (sticking.current && outer.scrollTop < restingPlace(outer)) toEnd();
      lastHeight = outer.scrollHeight;
      setRequestAway(isRequestAway(outer));
    });
    // While an answer is being written, its content never stays for long.
    function onWheel({ deltaY }: WheelEvent): void {
      if (deltaY < 0) sticking.current = false;
    }
    observer.observe(inner);
    observer.observe(outer);
    outer.addEventListener("scroll", onScroll, { passive: true });
    outer.addEventListener("wheel", onWheel, { passive: true });
    return () => {
      observer.disconnect();
      outer.removeEventListener("scroll", onScroll);
      outer.removeEventListener("wheel", onWheel);
    };
  }, [box, content, toEnd]);
  return { atEnd, toEnd, requestAway };
}

function restingPlace(box: HTMLElement): number {
  const bottom = box.scrollHeight - box.clientHeight;
  const request = box.querySelector("[data-request]");
  if (request === null) return bottom;
  const origin = box.getBoundingClientRect().top - box.scrollTop;
  const card = request.getBoundingClientRect();
  const turn = (request.closest("[data-turn]") ?? request).getBoundingClientRect();
  const fromTurn = turn.top - origin - margin;
  const wholeCard = card.bottom - origin - box.clientHeight + margin / 2;
  const fromCard = card.top - origin - margin / 2;
  return Math.min(bottom, fromCard, Math.max(fromTurn, wholeCard));
}

function isRequestAway(box: HTMLElement): boolean {
  const request = box.querySelector("[data-request]");
  if (request === null) return false;
  const [card, view] = [request.getBoundingClientRect(), box.getBoundingClientRect()];
  const seen = Math.min(card.bottom, view.bottom) - Math.max(card.top, view.top);
  return seen < Math.min(card.height, view.height) / 2;
}
