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
    if (box.current) box.current.scrollTo({ top: restingPlace(box.current) });
  }, [box]);
  useEffect(() => {
    const [outer, inner] = [box.current, content.current];
    if (outer === null || inner === null) return;
    let sticking = true;
    function onScroll(): void {
      if (outer === null) return;
      sticking = outer.scrollTop > restingPlace(outer) - slack;
      setAtEnd(sticking);
    }
    const observer = new ResizeObserver(() => sticking && toEnd());
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
