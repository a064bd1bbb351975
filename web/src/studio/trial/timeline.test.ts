import { expect, test } from "vitest";
import type { Call, Run, RunStep } from "../../api/schema.gen.ts";
import { timelineOf } from "./timeline.ts";

const start = Date.parse("2026-11-27T14:02:00Z");
const time = (ms: number) => new Date(start + ms).toISOString();
const step = (kind: RunStep["kind"], ms: number, more: Partial<RunStep> = {}): RunStep => ({
  id: `stp_${kind}`,
  kind,
  status: "done",
  summary: "",
  at: time(ms),
  ...more,
});

const run = (steps: RunStep[], ended: number | null): Run => ({
  id: "run_1",
  conversationId: "con_1",
  assistantId: "ast_1",
  status: ended === null ? "requires_action" : "completed",
  createdAt: time(0),
  completedAt: ended === null ? null : time(ended),
  error: null,
  steps,
  requiredAction: null,
  message: null,
  used: [],
});

const call: Call = {
  id: "call_1",
  operationId: "listEvents",
  outcome: "answered",
  request: { method: "GET", uri: "/v1/events", headers: {}, body: null },
  response: { status: { code: 200, message: "OK" }, headers: {}, body: "[]" },
  curl: null,
  beginTime: start + 4418,
  rt: 486,
};

test("a turn is told as plan, question, request, response and answer, each where it was and as long as it took", () => {
  const { moments, total, waited } = timelineOf(
    run(
      [
        step("plan", 312),
        step("consent", 318),
        step("call", 4410, { callId: "call_1" }),
        step("answer", 5500),
      ],
      5508,
    ),
    [call],
  );

  expect(moments.map(({ kind, at, took }) => [kind, at, took])).toEqual([
    ["plan", 0, 312],
    ["consent", 318, 4092],
    ["request", 4418, 486],
    ["response", 4904, 0],
    ["answer", 4904, 604],
  ]);
  expect([total, waited]).toEqual([5508, 4092]);
});

test("a question that waits has no length yet, and a call that is no longer kept is left out", () => {
  expect(timelineOf(run([step("plan", 300), step("consent", 310)], null), []).moments).toMatchObject([
    { kind: "plan", took: 300 },
    { kind: "consent", took: null },
  ]);
  const kept = timelineOf(run([step("plan", 300), step("call", 310), step("answer", 900)], 910), []);
  expect(kept.moments.map(({ kind }) => kind)).toEqual(["plan", "answer"]);
});
