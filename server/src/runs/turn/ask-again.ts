import { missingScopes } from "../../consent/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import { newId } from "../../platform/ids.ts";
import type { PlanStep, Run } from "../run.ts";
import { type FoundOperation, skillAsked } from "./permission.ts";

/**
 * The same call planned once more, after a skill said that its permission was denied or its token expired (wire
 * format, re-consent signal). What it says is a hint: only where our own records show that the permission is gone
 * is the call made again, which asks the person first, and once for each operation of a run.
 */
export async function repeatedPlan(
  ctx: Ctx,
  run: Run,
  { skill, operation }: FoundOperation,
): Promise<PlanStep | undefined> {
  const { scopes } = operation;
  if (scopes.length === 0) return undefined;
  const plans = run.steps.filter((step): step is PlanStep => step.kind === "plan" && isSame(step));
  const [first, ...others] = plans;
  if (first === undefined || others.length > 0) return undefined;
  const { id: runId, personId, organisationId, conversationId } = run;
  const situation = { runId, personId, organisationId, conversationId };
  const { missing } = await missingScopes(ctx, situation, { skill: skillAsked(skill), scopes });
  if (missing.length === 0) return undefined;
  return { ...first, id: newId("stp"), at: new Date(), detail: { ...first.detail, again: true } };

  function isSame(step: PlanStep): boolean {
    return step.skillId === skill.skillId && step.operationId === operation.operationId;
  }
}
