import type { Run } from "../world/contract.ts";

/** One message as its sender knows it. */
export interface Said {
  /** Known once the whole 202 was read; without one the message may have been taken or not. */
  runId?: string;
}

/** One request as the skill got it. */
export interface Sent {
  callId: string;
}

/** All that happened, as those outside of the platform saw it. */
export interface Ledger {
  said: Said[];
  sent: Sent[];
}

/** How a run stands at the end, and what its conversation says of it. */
export interface AtLast {
  run: Run;
  answers: number;
}

/** Each of them must be 0. */
export interface Broken {
  /** Acknowledged, and not there or not over. */
  lost: number;
  unanswered: number;
  answeredTwice: number;
  /** One call, two requests. */
  calledTwice: number;
  /** The same operation again in one run, and the first time is not shown as unknown. */
  calledAgain: number;
  /** A request that no run shows. */
  unexplained: number;
  /** Shown as answered, and the skill was never asked. */
  invented: number;
}

const callsOf = ({ steps }: Run) => steps.filter(({ kind }) => kind === "call");

/** Holds what the skill and the people saw against what the platform shows at the end. */
export function brokenPromises({ said, sent }: Ledger, atLast: readonly AtLast[]): Broken {
  const runs = new Map(atLast.map((one) => [one.run.id, one]));
  const acknowledged = said.flatMap(({ runId }) => runId ?? []);
  const requests = countOf(sent.map(({ callId }) => callId));
  const outcomes = new Map(
    atLast.flatMap(({ run }) =>
      callsOf(run).map(({ callId = "", outcome = "" }) => [callId, outcome] as const),
    ),
  );
  const isAnswered = ([callId, outcome]: readonly [string, string]) =>
    outcome === "answered" && !requests.has(callId);
  return {
    lost: acknowledged.filter((runId) => !isOver(runs.get(runId))).length,
    unanswered: atLast.filter((one) => one.run.status === "completed" && one.answers === 0).length,
    answeredTwice: atLast.filter(({ answers }) => answers > 1).length,
    calledTwice: [...requests.values()].filter((count) => count > 1).length,
    calledAgain: atLast.filter(({ run }) => isCalledAgain(run, requests)).length,
    unexplained: [...requests.keys()].filter(
      (callId) => !["answered", "unknown", "stopped", "failed"].includes(outcomes.get(callId) ?? ""),
    ).length,
    invented: [...outcomes].filter(isAnswered).length,
  };
}

const isOver = (one: AtLast | undefined): boolean => one?.run.status === "completed";

/** Of an operation's requests in one run, all but the last must be shown as unknown. */
function isCalledAgain(run: Run, requests: ReadonlyMap<string, number>): boolean {
  const made = callsOf(run).filter(({ callId = "" }) => requests.has(callId));
  return made.some(
    ({ operationId, outcome }, index) =>
      outcome !== "unknown" && made.slice(index + 1).some((later) => later.operationId === operationId),
  );
}

function countOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** How many calls ended how. */
export function outcomesOf(atLast: readonly AtLast[]): Record<string, number> {
  return Object.fromEntries(
    countOf(atLast.flatMap(({ run }) => callsOf(run).map(({ outcome }) => outcome ?? ""))),
  );
}
