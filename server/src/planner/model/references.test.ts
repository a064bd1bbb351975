import { expect, test } from "vitest";
import { newId } from "../../platform/ids.ts";
import { says } from "../planner.fixture.ts";
import type { TranscriptEntry } from "../planner.ts";
import { answeredCalls, referenceProblems, referenceSchema } from "./references.ts";

const [answered, refused, elsewhere] = [newId("cal"), newId("cal"), newId("cal")];
const key = { skillId: "skl_notes", operationId: "note", arguments: {} };
const transcript: TranscriptEntry[] = [
  says("note it"),
  { kind: "call", callId: answered, ...key, outcome: "answered", result: { a: 1 }, display: "auto" },
  { kind: "call", callId: refused, ...key, outcome: "refused", reason: "" },
];
const calls = answeredCalls({ transcript, pending: null });

test("a model may refer to what has answered in this turn, and its tools say so", () => {
  expect(calls).toEqual([answered]);
  expect(referenceSchema(calls)).toMatchObject({ properties: { from: { enum: [answered] } } });
});

test.each([
  ["a call that has answered", { from: answered, path: "/a" }],
  ["all of its answer", { from: answered, path: "" }],
  ["an object that only looks like one", { from: "Rome", path: "by train" }],
  ["a longer object", { from: "call_1", path: "", why: "" }],
])("%s is none of its affair", (_, value) => {
  expect(referenceProblems({ text: [value] }, calls)).toEqual([]);
});

test.each([
  [
    "a call that there is not",
    { from: "cal_nowhere", path: "" },
    `“cal_nowhere” is no call of this turn that has answered. You may refer to ${answered}.`,
  ],
  ["a provider's own name for a call", { from: "call_0", path: "" }, "“call_0” is no call"],
  ["a call that was refused", { from: refused, path: "" }, `“${refused}” is no call`],
  [
    "a call of another run, whose id a skill told",
    { from: elsewhere, path: "" },
    `“${elsewhere}” is no call`,
  ],
  ["a place that is no pointer", { from: answered, path: "a.b" }, "“a.b” is no JSON Pointer"],
])("%s is refused, and the model is told why", (_, value, told) => {
  for (const values of [{ text: value }, { text: [{ deep: value }] }])
    expect(referenceProblems(values, calls)).toEqual([expect.stringContaining(told)]);
});

test("with nothing to refer to, it is told that", () => {
  expect(referenceProblems({ text: { from: "cal_x", path: "" } }, [])).toEqual([
    "“cal_x” is no call of this turn that has answered. There is none to refer to yet.",
  ]);
});
