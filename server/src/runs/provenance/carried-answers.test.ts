import { expect, test } from "vitest";
import type { LoadedSkill } from "../../assistants/index.ts";
import { type CallId, newId, type SkillId } from "../../platform/ids.ts";
import type { Operation } from "../../skill-files/index.ts";
import type { CallStep, Run } from "../run.ts";
import { callStep, readBefore } from "../steps.ts";
import { carriedAnswers } from "./carried-answers.ts";

const operation = (operationId: string, scopes: string[], parameters: object[] = []) =>
  ({ operationId, scopes, parameters }) as unknown as Operation;
const skill = (skillId: string, ...operations: Operation[]) =>
  ({ skillId: skillId as SkillId, title: skillId, operations }) as LoadedSkill;

const colour = { key: "colour", schema: { type: "string", enum: ["red"] }, default: "blue" };
const size = { key: "size", schema: { const: "L" } };
const notes = skill(
  "notes",
  operation("note", [], [{ key: "text", schema: { type: "string" } }, colour, size]),
);
const profile = skill("profile", operation("phone", ["Contact.User.mobile"]), operation("weather", []));

const called = (operationId: string, detail: CallStep["detail"]) =>
  callStep({ summary: "", skillId: "profile", operationId }, "done", detail);
const sent = (outcome: CallStep["detail"]["outcome"]) => ({ outcome, callId: newId("cal") as CallId });

function because(step: CallStep, values: Record<string, unknown>, asking = notes): string | undefined {
  const run = { request: "keep a note: milk", steps: [step] } as unknown as Run;
  const earlier = [
    { role: "assistant" as const, text: "You have 13800000000", told: [] },
    { role: "user" as const, text: "and butter", told: [] },
  ];
  const [found = operation("", [])] = asking.operations;
  return carriedAnswers({ run, earlier }, [notes, profile], { skill: asking, operation: found }, values);
}

test.each(["answered", "failed"] as const)("what a skill said when it %s may be in the values", (outcome) => {
  expect(because(called("phone", sent(outcome)), { text: "13800000000" })).toBe("profile");
  expect(readBefore([called("phone", sent(outcome))], "notes")).toBe("profile");
});

test.each([
  ["that was not sent", called("phone", { outcome: "failed" })],
  ["that was refused", called("phone", { outcome: "refused" })],
])("a call %s has told nothing", (_, step) => {
  expect(because(step, { text: "13800000000" })).toBeUndefined();
  expect(readBefore([step], "notes")).toBeUndefined();
});

test("what needed no permission may go on, and so may a skill's own answer", () => {
  expect(because(called("weather", sent("answered")), { text: "13800000000" })).toBeUndefined();
  expect(because(called("phone", sent("answered")), { text: "13800000000" }, profile)).toBeUndefined();
});

test.each([{ text: "milk" }, { text: "butter" }, { colour: "red" }, { colour: "blue" }, { size: "L" }])(
  "%j is the person's word or the operation's",
  (values) => {
    expect(because(called("phone", sent("answered")), values)).toBeUndefined();
  },
);

test.each([{ text: "13800000000" }, { text: "red" }, { colour: "green" }, { other: "red" }])(
  "%j is neither, whatever the assistant said before",
  (values) => {
    expect(because(called("phone", sent("answered")), values)).toBe("profile");
  },
);

const earlierTurn = (told: string, values: Record<string, unknown>, skills = [notes, profile]) => {
  const run = { request: "keep a note of that", steps: [] } as unknown as Run;
  const answer = { role: "assistant" as const, text: "It is 13800000000.", told: [told as SkillId] };
  const [operation] = notes.operations;
  if (operation === undefined) throw new Error("there is an operation");
  return carriedAnswers({ run, earlier: [answer] }, skills, { skill: notes, operation }, values);
};

test("what stands in an answer of an earlier turn that used a permission of the person's is held too", () => {
  expect(earlierTurn("profile", { text: "13800000000" })).toBe("profile");
  expect(earlierTurn("profile", { text: "13800000000" }, [notes])).toBe("?");
});

test("not so what does not stand in it, is too short to tell anything, or came from the skill itself", () => {
  expect(earlierTurn("profile", { text: "15900000000" })).toBeUndefined();
  expect(earlierTurn("profile", { text: "138" })).toBeUndefined();
  expect(earlierTurn("notes", { text: "13800000000" })).toBeUndefined();
});
