import { EgressFailure } from "./failure.ts";

/** The total time and whoever may stop earlier, as one signal; its reason is the failure that says which it was. */
export function startDeadline(timeoutMs: number, stoppers: readonly AbortSignal[]) {
  const controller = new AbortController();
  const late = () =>
    controller.abort(new EgressFailure("timeout", `No complete answer within ${timeoutMs / 1000} s.`));
  const stopped = () => controller.abort(new EgressFailure("aborted", "The request was stopped."));
  const timer = setTimeout(late, timeoutMs);
  for (const stopper of stoppers) {
    if (stopper.aborted) stopped();
    else stopper.addEventListener("abort", stopped);
  }
  const end = () => {
    clearTimeout(timer);
    for (const stopper of stoppers) stopper.removeEventListener("abort", stopped);
  };
  return { signal: controller.signal, end };
}

/** For work that has no way to stop: it goes on, but nobody waits for it. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
