import { type RefObject, useEffect, useLayoutEffect } from "react";

/** The turn in which what had the focus has gone. */
let turn: Element | null = null;

/**
 * Something goes that may have had the focus, itself or in a dialog that it opened. A button that was pressed and then
 * disabled has lost it already. To be called while it is still there.
 */
export function leaveFocus(from: HTMLElement): void {
  const { activeElement, body } = document;
  const isPressed =
    from.matches("[data-decided]") && (activeElement === body || activeElement?.closest("dialog") !== null);
  if (isPressed || from.contains(activeElement)) turn = from.closest("[data-turn]");
}

/** What comes into its place takes the focus, unless the person has gone elsewhere with it. */
export function useFocusLeft(place: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = place.current;
    return () => {
      if (element !== null) leaveFocus(element);
    };
  }, [place]);
  useEffect(() => {
    if (!turn?.contains(place.current) || document.activeElement !== document.body) return;
    turn = null;
    place.current?.focus({ preventScroll: true });
  }, [place]);
}
