import type { Run } from "../world/contract.ts";
import type { Log } from "./log.ts";

/** Every run as it stands at last, with the milliseconds it took; of one that is not over, up to now. */
export interface AtLast {
  run: Run;
  ms: number;
}

/** 30 seconds for the call, and what it takes to find out that a node died and to go on without it. */
const deadlineMs = 90_000;

/** What was promised and was not kept, by promise. All zero: the check passed. */
export function brokenPromises(log: Log, atLast: ReadonlyMap<string, AtLast>): Record<string, number> {
  const requests = new Map<string, Set<string>>();
  let requestedTwice = 0;
  for (const { key, application } of log.received) {
    const seen = requests.get(key);
    if (seen) requestedTwice += 1;
    requests.set(key, (seen ?? new Set()).add(application));
  }
  const runs = log.asked.map((asked) => ({ ...asked, at: atLast.get(asked.runId) }));
  const known = new Set(runs.flatMap(({ at }) => callsOf(at?.run).map(({ id }) => id)));
  const answered = runs.flatMap(({ application, at }) =>
    answeredCalls(at?.run).map(({ id }) => requests.get(id)?.has(application) ?? false),
  );
  return {
    notOver: runs.filter(({ at }) => at === undefined || !isFinal(at.run)).length,
    late: runs.filter(({ at }) => at !== undefined && at.ms > deadlineMs).length,
    endedTwice: runs.filter(({ seen, at }) => seen && at && said(seen) !== said(at.run)).length,
    requestedTwice,
    requestOfNoRun: [...requests.keys()].filter((key) => !known.has(key)).length,
    calledAgain: runs.filter(({ at }) => callsOf(at?.run).length > 1).length,
    answeredWithoutRequest: answered.filter((wasRequested) => !wasRequested).length,
    answeredBySomebodyElse: runs.filter(
      ({ application, at }) => at && answeredCalls(at.run).length > 0 && !says(at.run, application),
    ).length,
    strangers: log.strangers,
    faults: log.answers.filter(({ status, nodeAway }) => status >= 500 && !(status === 503 && nodeAway))
      .length,
  };
}

const callsOf = (run: Run | undefined) => run?.steps.filter(({ kind }) => kind === "call") ?? [];

export const answeredCalls = (run: Run | undefined) =>
  callsOf(run).filter(({ outcome }) => outcome === "answered");

const isFinal = ({ status }: Run) => ["completed", "failed", "cancelled", "expired"].includes(status);
const said = ({ status, error, message, steps }: Run) => JSON.stringify([status, error, message, steps]);
const says = ({ message }: Run, mark: string) => message?.text.includes(mark) ?? false;
