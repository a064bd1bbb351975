import { useSyncExternalStore } from "react";

type Shown = "palette" | "shortcuts" | null;

const listeners = new Set<() => void>();
let shown: Shown = null;

export function showPalette(next: Shown): void {
  shown = next;
  for (const listener of listeners) listener();
}

export function useShownPalette(): Shown {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}

/** Its keys, everywhere. */
export function listenForPalette(): () => void {
  addEventListener("keydown", onKeyDown);
  return () => removeEventListener("keydown", onKeyDown);
}

function onKeyDown(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (key.toLowerCase() === "k" && (ctrlKey || metaKey) && !shiftKey && !altKey) {
    event.preventDefault();
    // Over something that waits for an answer nothing else is opened.
    if (shown === "palette" || document.querySelector("dialog[open]") === null)
      showPalette(shown === "palette" ? null : "palette");
  }
  if (key === "?" && !isWriting(event.target) && document.querySelector("dialog[open]") === null)
    showPalette("shortcuts");
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
