import type { Outcome } from "./introspection.ts";

const everyMs = 1000;
const mostAtOnce = 500;
const mostWaiting = 5000;

/** Tells Behalf in the background what came of requests. What cannot be told is let go of: no answer waits for it. */
export function outcomesTo(
  tell: (outcomes: readonly Outcome[]) => Promise<void>,
): (outcome: Outcome) => void {
  let waiting: Outcome[] = [];
  let planned = false;

  async function send(): Promise<void> {
    const all = waiting;
    waiting = [];
    planned = false;
    for (let from = 0; from < all.length; from += mostAtOnce)
      await tell(all.slice(from, from + mostAtOnce)).catch(() => {});
  }

  return (outcome) => {
    if (waiting.length < mostWaiting) waiting.push(outcome);
    if (planned) return;
    planned = true;
    // Where timers have one, `unref` lets a process end that has nothing else to do.
    const timer: { unref?(): unknown } = setTimeout(send, everyMs);
    timer.unref?.();
  };
}
