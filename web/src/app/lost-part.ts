/*
 * A part of the app that could not be fetched: the connection is gone, or the server has a new version and the old
 * parts are no more. The router would load the page anew by itself, which without a connection ends on the browser's
 * own page; under a name of its own the failure comes to ours.
 */

const lost = "A part of the app could not be fetched.";
const reloadedAt = "behalf.reloaded";

export function nameLostParts(): void {
  addEventListener("vite:preloadError", ({ payload }) => {
    payload.message = lost;
  });
}

export const isLostPart = (error: unknown): boolean => error instanceof Error && error.message === lost;

/** Loads the page anew if the server answers; without it the page stays as it is. */
export async function reloadIfReachable(): Promise<void> {
  const answered = await fetch("/healthz", { cache: "no-store" }).then(
    () => true,
    () => false,
  );
  if (answered) location.reload();
}

/** The same by itself, and not again and again. */
export function reloadOnce(now = Date.now()): void {
  const before = Number(sessionStorage.getItem(reloadedAt) ?? 0);
  if (now - before < 20_000) return;
  sessionStorage.setItem(reloadedAt, String(now));
  void reloadIfReachable();
}
