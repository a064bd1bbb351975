import { useEffect, useRef } from "react";

interface Steps {
  previous: () => void;
  next: () => void;
  today: () => void;
}

/** Arrows and T turn the pages, where nothing on the page has a use for them itself. */
export function useAgendaKeys(steps: Steps): void {
  const latest = useRef(steps);
  useEffect(() => {
    latest.current = steps;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const { key, target } = event;
      const isMeant = !(
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.shiftKey ||
        event.defaultPrevented
      );
      if (!isMeant || hasUseFor(target)) return;
      if (key === "ArrowLeft") latest.current.previous();
      else if (key === "ArrowRight") latest.current.next();
      else if (key === "t") latest.current.today();
      else return;
      event.preventDefault();
    }
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
}

const hasUseFor = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest("input, textarea, select, [contenteditable], [role=tablist], dialog, [popover]") !== null;
