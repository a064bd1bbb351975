import type { LoadedSkill } from "../../assistants/index.ts";
import { newId, type SkillId } from "../../platform/ids.ts";
import type { Operation } from "../../skill-files/index.ts";
import type { Call, CallStep, Run, Step, Turn } from "../run.ts";
import { callStep } from "../steps.ts";
import type { Label } from "./label.ts";

export const operation = (operationId: string, scopes: string[], parameters: object[] = []) =>
  ({ operationId, scopes, parameters }) as unknown as Operation;
export const skill = (skillId: string, ...operations: Operation[]) =>
  ({
    skillId: skillId as SkillId,
    title: skillId,
    operations,
    application: { id: `app_${skillId}` },
  }) as LoadedSkill;

export const many = Array.from({ length: 21 }, (_, index) => `m${index}`);
export const notes = skill(
  "notes",
  operation(
    "note",
    [],
    [
      { key: "text", schema: { type: "string" } },
      { key: "colour", schema: { type: "string", enum: ["red"] }, default: "blue" },
      { key: "size", schema: { const: "L" } },
      { key: "month", schema: { type: "string", enum: many } },
      ...["a", "b", "c", "d", "e", "f"].map((key) => ({ key, schema: { enum: ["0", "1"] } })),
    ],
  ),
);
export const profile = skill("profile", operation("phone", ["Contact.User.mobile"]));
export const weather = skill("weather", operation("today", []));
export const skills = [notes, profile, weather];

export const told: Label = { writers: ["profile"], privateOf: ["profile"] };
export const open: Label = { writers: ["weather"], privateOf: [] };

export const callOf = (skillId: string, operationId: string, values: Call["arguments"] = {}): Call => ({
  callId: newId("cal"),
  summary: "",
  skillId,
  operationId,
  arguments: values,
});
export const answers = (call: Call, result: unknown): CallStep =>
  callStep(call, "done", { outcome: "answered", result, display: "auto", sent: true });
export const phone = callOf("profile", "phone");
export const today = callOf("weather", "today");

export const turnOf = (steps: Step[], earlier: Turn["earlier"] = [], before: Step[] = []) => {
  const run = { request: "keep a note: milk, 3", chosen: null, through: null, steps } as unknown as Run;
  return { run, earlier, earlierRuns: [{ request: "", steps: before }] };
};
