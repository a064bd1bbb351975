import { expect, test } from "vitest";
import type { LoadedSkill } from "../../assistants/index.ts";
import { newId, type SkillId } from "../../platform/ids.ts";
import type { Operation } from "../../skill-files/index.ts";
import type { Call, CallStep, Run } from "../run.ts";
import { callStep, ledBy, planStep } from "../steps.ts";
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

const callOf = (skillId: string, operationId: string): Call => {
  return { callId: newId("cal"), summary: "", skillId, operationId, arguments: {} };
};
const called = (operationId: string, detail: CallStep["detail"]) =>
  callStep(callOf("profile", operationId), "done", detail);
const answered: CallStep["detail"] = { outcome: "answered", result: null, display: "auto", sent: true };
const failed: CallStep["detail"] = { outcome: "failed", reason: "", sent: true };

/** What a call of the skill "notes" comes after, when it is planned after this step, or before it. */
function readByNotes(step: CallStep, planned: "after" | "before" = "after"): string | undefined {
  const call = callOf("notes", "note");
  const plan = planStep([call]);
  return ledBy(planned === "after" ? [step, plan] : [plan, step], call, ["Contact.User.Read"]);
}

function because(step: CallStep, values: Record<string, unknown>, asking = notes): string | undefined {
  const run = { request: "keep a note: milk", steps: [step] } as unknown as Run;
  const earlier = [
    { role: "assistant" as const, text: "You have 13800000000", skillsRead: [] },
    { role: "user" as const, text: "and butter", skillsRead: [] },
  ];
  const [found = operation("", [])] = asking.operations;
  return carriedAnswers({ run, earlier }, [notes, profile], { skill: asking, operation: found }, values);
}

test.each([answered, failed])("what a skill said may be in the values: %j", (detail) => {
  expect(because(called("phone", detail), { text: "13800000000" })).toBe("profile");
  expect(readByNotes(called("phone", detail))).toBe("profile");
});

test("a call planned before the skill answered was not planned by what it said", () => {
  expect(readByNotes(called("phone", answered), "before")).toBeUndefined();
});

test.each([
  ["that was not sent", called("phone", { outcome: "failed", reason: "", sent: false })],
  ["that was refused", called("phone", { outcome: "refused", reason: "", sent: false })],
])("a call %s has told nothing", (_, step) => {
  expect(because(step, { text: "13800000000" })).toBeUndefined();
  expect(readByNotes(step)).toBeUndefined();
});

test("what needed no permission may go on, and so may a skill's own answer", () => {
  expect(because(called("weather", answered), { text: "13800000000" })).toBeUndefined();
  expect(because(called("phone", answered), { text: "13800000000" }, profile)).toBeUndefined();
});

test.each([{ text: "milk" }, { text: "butter" }, { colour: "red" }, { colour: "blue" }, { size: "L" }])(
  "%j is the person's word or the operation's",
  (values) => {
    expect(because(called("phone", answered), values)).toBeUndefined();
  },
);

test.each([{ text: "13800000000" }, { text: "red" }, { colour: "green" }, { other: "red" }])(
  "%j is neither, whatever the assistant said before",
  (values) => {
    expect(because(called("phone", answered), values)).toBe("profile");
  },
);

const earlierTurn = (skillRead: string, values: Record<string, unknown>, skills = [notes, profile]) => {
  const run = { request: "keep a note of that", steps: [] } as unknown as Run;
  const answer = {
    role: "assistant" as const,
    text: "It is 13800000000.",
    skillsRead: [skillRead as SkillId],
  };
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
