import { expect, test } from "vitest";
import { type FollowedRun, hasEnded, newerOf, reduceRunEvent } from "./run-events.ts";
import type { Run } from "./schema.gen.ts";

const nothing: FollowedRun = { run: null, draft: "" };

function aRun(change: Partial<Run> = {}): Run {
  return {
    id: "run_1",
    conversationId: "cnv_1",
    assistantId: "ast_1",
    status: "in_progress",
    createdAt: "2026-11-22T10:00:00Z",
    completedAt: null,
    error: null,
    steps: [],
    requiredAction: null,
    message: null,
    used: [],
    ...change,
  };
}

const step = { id: "stp_1", kind: "plan", status: "done", summary: "…", at: "2026-11-22T10:00:00Z" } as const;

test("a run event replaces the whole run", () => {
  const before: FollowedRun = { run: aRun({ steps: [step] }), draft: "" };
  const run = aRun({ status: "requires_action" });
  expect(reduceRunEvent(before, { type: "run", run }).run).toBe(run);
});

test("deltas add up to a draft, which an unrelated change of the run does not lose", () => {
  const written = ["Your ", "number"].reduce(
    (state, text) => reduceRunEvent(state, { type: "delta", text }),
    nothing,
  );
  expect(written.draft).toBe("Your number");
  expect(reduceRunEvent(written, { type: "run", run: aRun() }).draft).toBe("Your number");
});

test("a delta may begin anew, with the whole text so far", () => {
  const written: FollowedRun = { run: aRun(), draft: "Your num" };
  expect(reduceRunEvent(written, { type: "delta", text: "My number", reset: true }).draft).toBe("My number");
});

test("the answer takes the draft's place", () => {
  const run = aRun({ status: "completed", message: { text: "Your number is 1" } });
  expect(reduceRunEvent({ run: aRun(), draft: "Your num" }, { type: "run", run })).toEqual({
    run,
    draft: "",
  });
});

test("a reply that the event stream has overtaken changes nothing", () => {
  const ended = aRun({ status: "completed" });
  expect(newerOf(ended, aRun())).toBe(ended);
  const further = aRun({ steps: [step] });
  expect(newerOf(further, aRun())).toBe(further);
});

test("a reply that is news is taken", () => {
  const reply = aRun({ steps: [step] });
  expect(newerOf(undefined, reply)).toBe(reply);
  expect(newerOf(aRun({ status: "requires_action" }), reply)).toBe(reply);
});

test.each([
  ["queued", false],
  ["in_progress", false],
  ["requires_action", false],
  ["completed", true],
  ["failed", true],
  ["cancelled", true],
  ["expired", true],
] as const)("a run that is %s has ended: %s", (status, ended) => {
  expect(hasEnded(aRun({ status }))).toBe(ended);
});
