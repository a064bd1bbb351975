import type { LoadedSkill } from "../../assistants/index.ts";
import { tellCalls } from "../../planner/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { readByNow } from "../provenance/read.ts";
import type { Run, Turn } from "../run.ts";
import { complete } from "./finish.ts";
import { keptAnswer } from "./kept-answer.ts";
import { maskedSaid } from "./masked-step.ts";
import { plannerInput } from "./transcript.ts";

/** Ends a trial in the words in which the built-in planner tells of a call. */
export function tellTrial(ctx: TenantCtx, turn: Turn, skills: readonly LoadedSkill[]): Promise<Run> {
  const { run } = turn;
  const told = maskedSaid({ kind: "answer" as const, ...tellCalls(plannerInput(turn, skills)) });
  const read = readByNow(turn, skills);
  return complete(ctx, run, read, told, keptAnswer(told, run, skills, read));
}
