import type { Call, Run, RunStep } from "../../api/schema.gen.ts";

export interface Moment {
  key: string;
  kind: "plan" | "consent" | "confirm" | "request" | "response" | "answer";
  /** Milliseconds since the person spoke. */
  at: number;
  /** Milliseconds; null while it goes on. */
  took: number | null;
  /** Of a plan, a question or an answer. */
  step?: RunStep;
  /** Of a request and its response. */
  call?: Call;
}

export interface Timeline {
  moments: Moment[];
  total: number;
  /** What of it was the person's time. */
  waited: number;
}

/**
 * A turn in the order in which it happened. A plan and an answer were being made since the moment before them; a
 * question waits until the next moment; a request takes until its response.
 */
export function timelineOf(run: Run, calls: readonly Call[]): Timeline {
  const start = Date.parse(run.createdAt);
  const since = (time: number) => Math.max(0, time - start);
  const over = run.completedAt === null ? null : since(Date.parse(run.completedAt));
  const moments: Moment[] = [];
  let reached = 0;
  run.steps.forEach((step, index) => {
    const at = since(Date.parse(step.at));
    const next = run.steps[index + 1];
    if (step.kind === "call") {
      const call = calls.find(({ id }) => id === step.callId);
      moments.push(...(call === undefined ? [] : exchange(call, since(call.beginTime))));
      reached = Math.max(reached, at, ...moments.map((moment) => moment.at + (moment.took ?? 0)));
      return;
    }
    if (step.kind === "consent" || step.kind === "confirm") {
      const until = next === undefined ? over : since(Date.parse(next.at));
      moments.push({ key: step.id, kind: step.kind, at, took: until === null ? null : until - at, step });
      reached = until ?? at;
      return;
    }
    const until = step.kind === "answer" ? Math.max(at, over ?? at) : at;
    moments.push({
      key: step.id,
      kind: step.kind,
      at: Math.min(reached, until),
      took: Math.max(0, until - reached),
      step,
    });
    reached = until;
  });
  const waited = moments.filter(isWaiting).reduce((sum, { took }) => sum + (took ?? 0), 0);
  return { moments, total: over ?? reached, waited };
}

function exchange(call: Call, at: number): Moment[] {
  const request: Moment = { key: `${call.id} request`, kind: "request", at, took: call.rt, call };
  if (call.response === null || call.rt === null) return [request];
  return [request, { key: `${call.id} response`, kind: "response", at: at + call.rt, took: 0, call }];
}

export const isWaiting = ({ kind }: Pick<Moment, "kind">): boolean =>
  kind === "consent" || kind === "confirm";
