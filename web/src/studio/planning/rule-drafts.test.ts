import { expect, test } from "vitest";
import type { PlanningRule } from "../../api/schema.gen.ts";
import {
  draftsOf,
  isChanged,
  moved,
  newRule,
  onlyOperation,
  ruleProblems,
  rulesOf,
  withIds,
} from "./rule-drafts.ts";

const getWeather = {
  operationId: "getWeather",
  method: "GET",
  path: "/",
  summary: "",
  scopes: [],
  confirm: null,
};
const skills = [{ id: "skl_1", operations: [getWeather] }];
const ruleOf = (id: string, when: string[], then: PlanningRule["then"]): PlanningRule => ({ id, when, then });
const rules = [
  ruleOf("rul_1", ["天气"], { kind: "run", skillId: "skl_1", operationId: "getWeather" }),
  ruleOf("rul_2", ["hello", "你好"], { kind: "answer", text: "Hello!" }),
];

test("rules that nobody touched are sent back as they were, and nothing is unsaved", () => {
  expect(rulesOf(draftsOf(rules))).toEqual(rules);
  expect(isChanged(draftsOf(rules), draftsOf(rules))).toBe(false);
});

test.each([
  ["another order", draftsOf(rules).toReversed()],
  ["one more", [...draftsOf(rules), { ...newRule("new"), when: ["snow"] }]],
  ["one less", draftsOf(rules).slice(1)],
  ["another phrase", draftsOf(rules).map((rule) => ({ ...rule, when: ["rain"] }))],
  ["another kind", draftsOf(rules).map((rule) => ({ ...rule, kind: "answer" as const, text: "It rains." }))],
])("%s is unsaved", (_change, drafts) => {
  expect(isChanged(drafts, draftsOf(rules))).toBe(true);
});

test("of a rule only what its kind needs is sent", () => {
  const [run, answer] = draftsOf(rules);
  expect(rulesOf([{ ...newRule("new"), ...run, kind: "answer", text: " It rains. " }])).toEqual([
    ruleOf("rul_1", ["天气"], { kind: "answer", text: "It rains." }),
  ]);
  const [saidRun, saidAnswer] = [draftsOf(rules.slice(0, 1)), draftsOf(rules.slice(1))];
  expect(isChanged([{ ...newRule("new"), ...run, text: "kept for later" }], saidRun)).toBe(false);
  expect(isChanged([{ ...newRule("new"), ...answer, text: "Hello! " }], saidAnswer)).toBe(false);
});

test("a rule in which nothing is written yet is not there to be saved", () => {
  expect(isChanged([...draftsOf(rules), newRule("new")], draftsOf(rules))).toBe(false);
  expect(rulesOf([newRule("new")])).toEqual([]);
});

test("a new rule keeps its key and takes the id that saving gave it, wherever it has gone meanwhile", () => {
  const fresh = { ...newRule("new"), when: ["snow"], kind: "answer" as const, text: "It snows." };
  const sent = [newRule("blank"), fresh, ...draftsOf(rules)];
  const given = [ruleOf("rul_9", ["snow"], { kind: "answer", text: "It snows." }), ...rules];
  const now = withIds([...draftsOf(rules), fresh, newRule("later")], sent, given);
  expect(now.map(({ key, id }) => [key, id])).toEqual([
    ["rul_1", "rul_1"],
    ["rul_2", "rul_2"],
    ["new", "rul_9"],
    ["later", undefined],
  ]);
});

test("each problem of a rule has its place", () => {
  const [run, answer] = draftsOf(rules);
  expect(ruleProblems(newRule("new"), skills)).toEqual({ when: "noPhrase", outcome: "noOperation" });
  expect(ruleProblems({ ...newRule("new"), ...answer, text: " " }, skills)).toEqual({ outcome: "noAnswer" });
  expect(ruleProblems({ ...newRule("new"), ...run }, skills)).toEqual({});
  expect(ruleProblems({ ...newRule("new"), ...run }, [])).toEqual({ outcome: "operationGone" });
});

test.each([
  [0, 1, ["b", "a", "c"]],
  [2, 0, ["c", "a", "b"]],
  [0, -1, ["a", "b", "c"]],
  [2, 3, ["a", "b", "c"]],
  [7, 0, ["a", "b", "c"]],
])("moving %d to %d gives %j", (from, to, order) => {
  expect(moved(["a", "b", "c"], from, to)).toEqual(order);
});

test("only one skill with one operation can take every message", () => {
  expect(onlyOperation([{ operations: [getWeather] }])).toEqual(getWeather);
  for (const counts of [[], [0], [2], [1, 1]]) {
    const several = counts.map((count) => ({ operations: Array.from({ length: count }, () => getWeather) }));
    expect(onlyOperation(several)).toBeUndefined();
  }
});
