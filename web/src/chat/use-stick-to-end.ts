import { type RefObject, useCallback, useEffect, useState } from "react";

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
  const toEnd = useCallback(() => {
    if (box.current) box.current.scrollTop = restingPlace(box.current);
  }, [box]);
  useEffect(() => {
    const [outer, inner] = [box.current, content.current];
    if (outer === null || inner === null) return;
    let sticking = true;
    let lastTop = outer.scrollTop;
    // Only a movement upwards is the person's: growing content leaves the place behind without one.
    function onScroll(): void {
      if (outer === null) return;
      if (outer.scrollTop > restingPlace(outer) - slack) sticking = true;
      else if (outer.scrollTop < lastTop) sticking = false;
      lastTop = outer.scrollTop;
      setAtEnd(sticking);
      setRequestAway(isRequestAway(outer));
    }
    // Never upwards: whoever reads on below the top of a request stays there.
    const observer = new ResizeObserver(() => {
      if (sticking && outer.scrollTop < restingPlace(outer)) toEnd();
      setRequestAway(isRequestAway(outer));
    });
    observer.observe(inner);
    observer.observe(outer);
    outer.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      observer.disconnect();
      outer.removeEventListener("scroll", onScroll);
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
