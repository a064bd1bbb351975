import { useSyncExternalStore } from "react";

/* Whether somebody wants no guidance, on this device. */

const storageKey = "behalf.first-run";
const listeners = new Set<() => void>();

const isSkipped = () => localStorage.getItem(storageKey) === "skipped";

export function useSkipped(): [skipped: boolean, skip: (skipped: boolean) => void] {
  const skipped = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, isSkipped);
  return [skipped, setSkipped];
}

function setSkipped(skipped: boolean): void {
  if (skipped) localStorage.setItem(storageKey, "skipped");
  else localStorage.removeItem(storageKey);
  for (const listener of listeners) listener();
}
