import { expect, test } from "vitest";
import type { Run } from "../world/contract.ts";
import { type AtLast, brokenPromises, type Ledger } from "./ledger.ts";

const call = (callId: string, outcome: string): Run["steps"][number] => ({
  id: `stp_${callId}`,
  kind: "call",
  status: "done",
  summary: "Phone",
  operationId: "getMyPhone",
  callId,
  outcome,
});
const answered: Run = {
  id: "run_1",
  conversationId: "con_1",
  assistantId: "ast_1",
  status: "completed",
  error: null,
  steps: [call("cal_1", "answered")],
  requiredAction: null,
  message: { text: "13800000000" },
};
const sent = { callId: "cal_1" };

/** One message that was answered as promised, with what is changed. */
function broken(ledger: Partial<Ledger>, last: Partial<AtLast> = {}): string[] {
  const all: Ledger = { said: [{ runId: "run_1" }], sent: [sent], ...ledger };
  const counts = brokenPromises(all, [{ run: answered, answers: 1, ...last }]);
  return Object.entries(counts).flatMap(([promise, count]) => (count === 0 ? [] : [promise]));
}

test("a message that was answered once, by one call, breaks no promise", () => {
  expect(broken({})).toEqual([]);
});

test("a second call after one that is shown as unknown breaks none either", () => {
  const run = { ...answered, steps: [call("cal_1", "unknown"), call("cal_2", "answered")] };

  expect(broken({ sent: [sent, { callId: "cal_2" }] }, { run })).toEqual([]);
});

test.each<[string, Partial<Ledger>, Partial<AtLast>, string[]]>([
  ["is not there any more", { said: [{ runId: "run_1" }, { runId: "run_2" }] }, {}, ["lost"]],
  ["is under way for ever", {}, { run: { ...answered, status: "in_progress" } }, ["lost"]],
  ["ended without an answer", {}, { answers: 0 }, ["unanswered"]],
  ["was answered twice", {}, { answers: 2 }, ["answeredTwice"]],
  ["sent one call twice", { sent: [sent, sent] }, {}, ["calledTwice"]],
  [
    "called again after an answer",
    { sent: [sent, { callId: "cal_2" }] },
    { run: { ...answered, steps: [call("cal_1", "answered"), call("cal_2", "answered")] } },
    ["calledAgain"],
  ],
  ["hides a request", { sent: [sent, { callId: "cal_2" }] }, {}, ["unexplained"]],
  ["shows an answer of nobody", { sent: [] }, {}, ["invented"]],
])("a message that %s is noticed", (_, ledger, last, promises) => {
  expect(broken(ledger, last)).toEqual(promises);
});
