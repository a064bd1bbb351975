import { reportReachable } from "./connection.ts";
import { parseExactly } from "./exact.ts";
import type { RunEvent } from "./run-events.ts";
import type { Delta } from "./schema.gen.ts";

interface Follower {
  onEvent: (event: RunEvent) => void;
  /** A new stream begins: what was collected from deltas starts again. */
  onRestart: () => void;
  /** The stream was refused; read the run itself, it may have ended. */
  onRefused: () => void;
}

const reopenAfter = { first: 1_000, longest: 15_000 };

/**
 * Follows a run's events until `stop` is called. The browser reconnects a broken stream by itself and
 * continues after the last event; a refused one (a restart, an expired session) is opened anew, later each time.
 * @returns stop
 */
export function followRun(runId: string, follower: Follower): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = reopenAfter.first;

  function open(): void {
    follower.onRestart();
    source = new EventSource(`/api/runs/${runId}/events`);
    source.addEventListener("open", () => {
      wait = reopenAfter.first;
      reportReachable(true);
    });
    source.addEventListener("run", (event) =>
      follower.onEvent({ type: "run", run: parseExactly(event.data) }),
    );
    source.addEventListener("delta", (event) => {
      const delta: Delta = parseExactly(event.data);
      follower.onEvent({ type: "delta", ...delta });
    });
    source.addEventListener("error", () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      follower.onRefused();
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, reopenAfter.longest);
    });
  }

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
