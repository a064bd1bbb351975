import { missingScopes } from "../../consent/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { newId } from "../../platform/ids.ts";
import type { CallInHand } from "../dispatch/call-in-hand.ts";
import { skillAsked } from "../dispatch/permission.ts";
import { planOf } from "../provenance/read.ts";
import type { PlanStep, Run } from "../run.ts";
import { callsOf, planStep } from "../steps.ts";

/**
 * The same call once more, as a plan of its own, after a skill said that its permission was denied or its token expired
 * (wire format, re-consent signal). What it says is a hint: only where our own records show that the permission is gone
 * is the call made again, which asks the person first, and once for each operation of a run.
 */
export async function planAgain(
  ctx: TenantCtx,
  run: Run,
  { skill, operation, call }: Pick<CallInHand, "skill" | "operation" | "call">,
): Promise<PlanStep | undefined> {
  const { scopes } = operation;
  const isRepeated = callsOf(run.steps).some(
    ({ skillId, operationId, again }) =>
      again === true && skillId === call.skillId && operationId === call.operationId,
  );
  const read = planOf(run.steps, call)?.detail.read;
  if (scopes.length === 0 || isRepeated) return undefined;
  const { id: runId, personId, conversationId } = run;
  const situation = { runId, personId, conversationId };
  const { missing } = await missingScopes(ctx, situation, { skill: skillAsked(skill), scopes });
  return missing.length === 0 ? undefined : planStep([{ ...call, callId: newId("cal"), again: true }], read);
}
