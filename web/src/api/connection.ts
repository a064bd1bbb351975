import { useSyncExternalStore } from "react";

/* Whether the server can be reached: what the browser says, and what our own calls have seen. */

const probeEvery = 3_000;
const listeners = new Set<() => void>();
let reachable = navigator.onLine;
let probe: ReturnType<typeof setTimeout> | undefined;

addEventListener("offline", () => reportReachable(false));
addEventListener("online", () => void probeServer());

/**
 * Called with the outcome of every call; a lost server is probed until it answers. What still comes in when the browser
 * has no network was under way before.
 */
export function reportReachable(answered: boolean): void {
  const now = answered && navigator.onLine;
  if (!now) scheduleProbe();
  if (now === reachable) return;
  reachable = now;
  for (const listener of listeners) listener();
}

function isOnline(): boolean {
  return reachable;
}

export function useOnline(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, isOnline);
}

function scheduleProbe(): void {
  clearTimeout(probe);
  probe = setTimeout(() => void probeServer(), probeEvery);
}

async function probeServer(): Promise<void> {
  try {
    await fetch("/healthz", { cache: "no-store" });
    reportReachable(true);
  } catch {
    reportReachable(false);
  }
}
