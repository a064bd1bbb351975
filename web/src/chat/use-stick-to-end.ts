import { type RefObject, useCallback, useEffect, useState } from "react";

/** How far from the resting place still counts as being there, in pixels. */
const slack = 96;
/** The air kept above a request, in pixels. */
const margin = 16;

interface Sticking {
  atEnd: boolean;
  toEnd: () => void;
}

/**
 * Keeps a scrolling box at its end while its content grows, unless the person has scrolled away. While a
 * request waits (`data-request`), the end is its top: who asks and for what is seen before the buttons.
 */
export function useStickToEnd(
  box: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
): Sticking {
  const [atEnd, setAtEnd] = useState(true);
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
    }
    // Never upwards: whoever reads on below the top of a request stays there.
    const observer = new ResizeObserver(() => {
      if (sticking && outer.scrollTop < restingPlace(outer)) toEnd();
    });
    observer.observe(inner);
    observer.observe(outer);
    outer.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      observer.disconnect();
      outer.removeEventListener("scroll", onScroll);
    };
  }, [box, content, toEnd]);
  return { atEnd, toEnd };
}

function restingPlace(box: HTMLElement): number {
  const bottom = box.scrollHeight - box.clientHeight;
  const request = box.querySelector("[data-request]");
  if (request === null) return bottom;
  const top = request.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
  return Math.min(bottom, top - margin);
}
