import { expect } from "vitest";
import type { CallProblem } from "../invocation/index.ts";
import { newId } from "../platform/ids.ts";
import {
  type AskState,
  type NextStep,
  offlinePlanner,
  type PlannerInput,
  type PlannerIO,
  type PlannerOperation,
  type TranscriptEntry,
} from "./index.ts";

/** What the planner's tests talk about: four operations of three skills, and a person who says things. */

export const operation = (given: Partial<PlannerOperation> & { operationId: string }): PlannerOperation => ({
  skillId: "skl_contact",
  title: "Contacts",
  summary: "",
  description: "",
  keywords: [],
  examples: [],
  parameters: [],
  ...given,
});

export const parameter = (
  name: string,
  description: string,
  given: Partial<PlannerOperation["parameters"][number]> = {},
): PlannerOperation["parameters"][number] => ({
  key: name,
  name,
  description,
  required: false,
  schema: { type: "string" },
  entity: null,
  ...given,
});

export const mobile = operation({
  operationId: "getMyMobile",
  summary: "查询我的手机号",
  description: "查询当前用户的手机号码",
});
export const profile = operation({
  operationId: "getMyProfile",
  summary: "Show my profile",
  description: "Name and email of the current user.",
});
export const todo = operation({
  skillId: "skl_todo",
  operationId: "createTodo",
  summary: "Create a to-do",
  description: "Adds a personal to-do. 新建待办",
  parameters: [
    parameter("subject", "待办标题", { required: true }),
    parameter("dueTime", "due time", { entity: { category: "time", format: "iso8601" } }),
  ],
});
export const weather = operation({
  skillId: "skl_weather",
  operationId: "GetCurrentWeather",
  summary: "查询天气",
  description: "查询天气、查看天气。",
  parameters: [
    parameter("location", "地区", { required: true }),
    parameter("date", "日期", { entity: { category: "time", format: "strftime:yyyy-MM-dd" } }),
    parameter("unit", "单位", { default: "celsius" }),
  ],
});
const operations = [mobile, profile, todo, weather];

export const says = (text: string): TranscriptEntry => ({ kind: "user", text });
export const replies = (text: string): TranscriptEntry => ({ kind: "assistant", text });
export const answered = (
  { skillId, operationId }: PlannerOperation,
  result: unknown,
  display: "auto" | "disabled" | "markdown" = "auto",
): TranscriptEntry => ({
  kind: "call",
  callId: newId("cal"),
  skillId,
  operationId,
  arguments: {},
  outcome: "answered",
  result,
  display,
});
export const ended = (
  { skillId, operationId }: PlannerOperation,
  outcome: CallProblem,
  reason = "",
): TranscriptEntry => ({
  kind: "call",
  callId: newId("cal"),
  skillId,
  operationId,
  arguments: {},
  outcome,
  reason,
});

/** Nobody listens, and nothing stops it. */
export const io: PlannerIO = { signal: new AbortController().signal, say: () => {}, restart: () => {} };

export const inputOf = (transcript: TranscriptEntry[], given: Partial<PlannerInput> = {}): PlannerInput => ({
  assistant: { name: "Assistant", instructions: "", fallback: "" },
  transcript,
  pending: null,
  operations,
  mode: "plan",
  rules: [],
  locale: "en",
  now: new Date("2024-10-24T01:00:00Z"),
  timeZone: "Asia/Shanghai",
  ...given,
});

export const next = (transcript: TranscriptEntry[], given: Partial<PlannerInput> = {}): Promise<NextStep> =>
  offlinePlanner().nextStep(inputOf(transcript, given), io);

export const calls = (
  { skillId, operationId }: PlannerOperation,
  args: Record<string, unknown> = {},
): NextStep => ({
  kind: "calls",
  ownWords: true,
  calls: [{ callId: expect.stringMatching(/^cal_/), skillId, operationId, arguments: args }],
});

/** All of these in one plan, in this order. */
export const callsInOrder = (...given: [PlannerOperation, Record<string, unknown>][]): NextStep => ({
  kind: "calls",
  ownWords: true,
  calls: given.flatMap(([operation, args]) => {
    const step = calls(operation, args);
    return step.kind === "calls" ? step.calls : [];
  }),
});

/** What the person is asked in reply to this. */
export async function question(
  transcript: TranscriptEntry[],
  given: Partial<PlannerInput> = {},
  planner = offlinePlanner(),
): Promise<AskState> {
  const step = await planner.nextStep(inputOf(transcript, given), io);
  if (step.kind !== "ask") throw new Error(`${step.kind} instead of asking`);
  const { kind: _, ...pending } = step;
  return pending;
}

export async function answer(
  transcript: TranscriptEntry[],
  given: Partial<PlannerInput> = {},
): Promise<string> {
  const step = await next(transcript, given);
  if (step.kind !== "answer") throw new Error(`${step.kind} instead of answering`);
  return step.text;
}
