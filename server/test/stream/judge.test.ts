import { expect, test } from "vitest";
import type { Run } from "../world/contract.ts";
import { type AtLast, brokenPromises } from "./judge.ts";
import { emptyLog, type Log } from "./log.ts";

const answered: Run = {
  id: "run_1",
  conversationId: "con_1",
  assistantId: "ast_1",
  status: "completed",
  error: null,
  steps: [{ id: "stp_1", kind: "call", status: "done", summary: "Phone", outcome: "answered" }],
  requiredAction: null,
  message: { text: "mark: skill-1" },
};

/** One run, answered as promised, with what is changed. */
function judged(log: Partial<Log>, last: Partial<AtLast> = {}) {
  const all: Log = {
    ...emptyLog(),
    received: [{ application: "skill-1", key: "stp_1" }],
    asked: [{ application: "skill-1", runId: "run_1", seen: answered }],
    answers: [
      { status: 200, nodeAway: false },
      { status: 503, nodeAway: true },
    ],
    ...log,
  };
  const broken = brokenPromises(all, new Map([["run_1", { run: answered, ms: 900, ...last }]]));
  return Object.entries(broken).flatMap(([promise, count]) => (count === 0 ? [] : [promise]));
}

const received = { application: "skill-1", key: "stp_1" };

test("a run that was answered by its own skill, once, breaks no promise", () => {
  expect(judged({})).toEqual([]);
});

test.each<[string, Partial<Log>, Partial<AtLast>, string[]]>([
  ["is still under way", {}, { run: { ...answered, status: "queued" } }, ["notOver", "endedTwice"]],
  ["took longer than its deadline", {}, { ms: 90_001 }, ["late"]],
  [
    "ended again in another way",
    {},
    { run: { ...answered, error: { code: "x", message: "" } } },
    ["endedTwice"],
  ],
  ["reached its skill twice", { received: [received, received] }, {}, ["requestedTwice"]],
  ["was answered and never asked", { received: [] }, {}, ["answeredWithoutRequest"]],
  [
    "forgot what it requested",
    { received: [received, { ...received, key: "stp_2" }] },
    {},
    ["requestOfNoRun"],
  ],
  [
    "called again after a call",
    {},
    {
      run: {
        ...answered,
        steps: [...answered.steps, ...answered.steps.map((step) => ({ ...step, outcome: "unknown" }))],
      },
    },
    ["endedTwice", "calledAgain"],
  ],
  [
    "was asked of another skill",
    { received: [{ ...received, application: "skill-2" }] },
    {},
    ["answeredWithoutRequest"],
  ],
  [
    "shows another skill's answer",
    { asked: [{ application: "skill-1", runId: "run_1" }] },
    { run: { ...answered, message: { text: "mark: skill-2" } } },
    ["answeredBySomebodyElse"],
  ],
  ["met a frame for somebody else", { strangers: 1 }, {}, ["strangers"]],
  ["met a fault", { answers: [{ status: 500, nodeAway: true }] }, {}, ["faults"]],
  ["was refused with both nodes there", { answers: [{ status: 503, nodeAway: false }] }, {}, ["faults"]],
])("a run that %s is noticed", (_, log, last, promises) => {
  expect(judged(log, last)).toEqual(promises);
});
