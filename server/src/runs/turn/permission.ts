import type { LoadedSkill } from "../../assistants/index.ts";
import { type Cover, missingScopes, type Question, type SkillAsked } from "../../consent/index.ts";
import type { CallProblem } from "../../invocation/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { Call, Run } from "../run.ts";
import type { SkillOperation } from "../skill-operation.ts";
import { consentTo, ledBy } from "../steps.ts";

/** Why a call is not made. `reason` is in the person's language, or names what is missing. */
export type Blocked = { kind: "blocked"; outcome: CallProblem; reason: string };

/** Whether the person lets this skill do this: by what covers it, after a question to them, or not at all. */
export type Permission =
  | { kind: "allowed"; cover: Cover | null }
  | { kind: "consent"; question: Omit<Question, "request"> }
  | Blocked;

/**
 * A standing grant covers the calls planned before this run has read any skill's answer, and later calls of the same
 * skill. A delegated call that follows another skill's answer asks, naming it, unless the person has allowed exactly
 * this since: whatever that answer said, it cannot spend a permission by itself. A person is asked about a planned call once; what they did not
 * allow then is refused, whatever stood before.
 */
export async function permissionFor(
  ctx: TenantCtx,
  run: Run,
  skills: readonly LoadedSkill[],
  { skill, operation, call }: SkillOperation & { call: Call },
): Promise<Permission> {
  const { scopes } = operation;
  if (scopes.length === 0) return { kind: "allowed", cover: null };
  if (!run.assistant.planning) return { kind: "blocked", outcome: "planning_off", reason: "" };
  const unapproved = scopes.filter((code) => !skill.application.approvedScopes.includes(code));
  if (unapproved.length > 0)
    return { kind: "blocked", outcome: "not_available", reason: unapproved.join(", ") };

  const { id: runId, personId, conversationId } = run;
  const asked = consentTo(run.steps, call.callId);
  const led = asked ? undefined : ledBy(run.steps, call, scopes);
  // One that has left the assistant since then has no title here.
  const because = led && (skills.find(({ skillId }) => skillId === led)?.title ?? "?");
  const subject = skillAsked(skill);
  if (because !== undefined)
    return { kind: "consent", question: { skill: subject, scopes, all: askable(skills), because } };

  const situation = { runId, personId, conversationId };
  const coverage = await missingScopes(ctx, situation, { skill: subject, scopes });
  const { missing } = coverage;
  if (asked !== undefined && (asked.status === "failed" || missing.length > 0))
    return {
      kind: "blocked",
      outcome: "refused",
      reason: (missing.length > 0 ? missing : scopes).join(", "),
    };
  if ("cover" in coverage) return { kind: "allowed", cover: coverage.cover };
  return { kind: "consent", question: { skill: subject, scopes: missing, all: askable(skills) } };
}

/** "Authorise all": the delegated scopes of each skill of this version that are approved for its application. */
function askable(skills: readonly LoadedSkill[]): Question["all"] {
  return skills
    .map((skill) => {
      const wanted = new Set(skill.operations.flatMap(({ scopes }) => scopes));
      const scopes = [...wanted].filter((code) => skill.application.approvedScopes.includes(code));
      return { skill: skillAsked(skill), scopes };
    })
    .filter(({ scopes }) => scopes.length > 0);
}

export function skillAsked({ skillId, title, host, shape, application }: LoadedSkill): SkillAsked {
  const { id, name, provider, privacyUrl } = application;
  return { skillId, title, host, shape, application: { id, name, provider, privacyUrl } };
}
