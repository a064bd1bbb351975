/** What the start ends with when it is asked to stop before it is done. */
export class Stopped extends Error {}

const parentLookMs = 500;
/** A supervisor kills after 10 s; what is then left is found by the next start. */
const longestStopMs = 9_500;

/**
 * Aborted by SIGTERM or SIGINT, and when the `npm start` that we belong to is gone. Ctrl-C comes twice, from the
 * terminal and from npm, so a signal that is repeated changes nothing. Started without npm we belong to nobody and
 * outlive whoever started us, as daemons do.
 */
export function askedToStop(): AbortSignal {
  const asked = new AbortController();
  const stop = () => {
    if (asked.signal.aborted) return;
    setTimeout(() => process.exit(1), longestStopMs).unref();
    asked.abort(new Stopped());
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  if (process.env.npm_lifecycle_event === "start") whenParentIsGone(stop);
  return asked.signal;
}

/** npm cannot forward the SIGKILL that ends it; the system then gives its child another parent. */
function whenParentIsGone(then: () => void): void {
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    then();
  }, parentLookMs);
  look.unref();
}
