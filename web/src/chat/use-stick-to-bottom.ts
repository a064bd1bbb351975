import { type RefObject, useCallback, useEffect, useState } from "react";

/** How far from the end still counts as being there, in pixels. */
const slack = 96;

interface Sticking {
  atBottom: boolean;
  toBottom: () => void;
}

/** Keeps a scrolling box at its end while its content grows, unless the person has scrolled away. */
export function useStickToBottom(
  box: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
): Sticking {
  const [atBottom, setAtBottom] = useState(true);
  const toBottom = useCallback(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [box]);
  useEffect(() => {
    const [outer, inner] = [box.current, content.current];
    if (outer === null || inner === null) return;
    let sticking = true;
    function onScroll(): void {
      if (outer === null) return;
      sticking = outer.scrollHeight - outer.scrollTop - outer.clientHeight < slack;
      setAtBottom(sticking);
    }
    const observer = new ResizeObserver(() => sticking && toBottom());
    observer.observe(inner);
    observer.observe(outer);
    outer.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      observer.disconnect();
      outer.removeEventListener("scroll", onScroll);
    };
  }, [box, content, toBottom]);
  return { atBottom, toBottom };
}
