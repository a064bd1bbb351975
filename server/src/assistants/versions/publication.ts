import type { Words } from "../../permissions/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { AssistantId, SkillId } from "../../platform/ids.ts";
import type { Problem, ReviewedShape } from "../../skill-files/index.ts";
import type { Assistant } from "../assistant.ts";
import { findOwnAssistant } from "../assistants.ts";
import { countCheck } from "../limits.ts";
import { type PlanProblem, planProblems } from "../plan.ts";
import type { Skill } from "../skills/skill.ts";
import { findPlannedSkills, findVersionSkills } from "../skills/skill-store.ts";
import { readAgain } from "../skills/skills.ts";
import { type Change, changesBetween, newScopes } from "./changes.ts";

/** Whoever allowed one of these skills in a shape that it now goes beyond; counted to the right of this module. */
export type CountPeopleAskedAgain = (
  ctx: TenantCtx,
  skills: readonly { skillId: SkillId; shape: ReviewedShape }[],
) => Promise<number>;

/** What a version does to the one before and to people: said of a draft, and of what was published. */
export interface Publication {
  changes: Change[];
  /** Delegated scopes that the version before did not use. */
  newScopes: string[];
  peopleAskedAgain: number;
}

/** At a place in a skill's file, or in a member of the draft. An error keeps the draft from being published. */
export type PublicationProblem = { severity: "error" | "warning"; message: Words } & (
  | (Pick<Problem, "code" | "line" | "column"> & { skillId: SkillId; title: string })
  | { code: PlanProblem["code"] | "nothing_to_publish"; path: string }
);

/**
 * What publishing the draft as it is now would do, and what is wrong with it; nothing is kept.
 * Errors: 404, 429: it reads every skill file of the draft.
 */
export async function previewPublication(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  assistantId: AssistantId,
  countPeopleAskedAgain: CountPeopleAskedAgain,
): Promise<Publication & { problems: PublicationProblem[] }> {
  const assistant = await findOwnAssistant(ctx, caller, assistantId);
  const skills = await findPlannedSkills(ctx, assistantId);
  for (const { document } of skills) await countCheck(ctx, caller, document);
  const problems = await publicationProblems(ctx, assistant, skills);
  return { ...(await publicationOf(ctx, assistant, skills, countPeopleAskedAgain)), problems };
}

export async function publicationOf(
  ctx: TenantCtx,
  assistant: Assistant,
  skills: readonly Skill[],
  countPeopleAskedAgain: CountPeopleAskedAgain,
): Promise<Publication> {
  const before = { words: assistant.published, skills: await findVersionSkills(ctx, assistant) };
  const shapes = skills.map(({ id, shape }) => ({ skillId: id, shape }));
  return {
    changes: changesBetween(before, { words: assistant, skills }),
    newScopes: newScopes(before.skills, skills),
    peopleAskedAgain: await countPeopleAskedAgain(ctx, shapes),
  };
}

export async function publicationProblems(
  ctx: TenantCtx,
  assistant: Assistant,
  skills: readonly Skill[],
): Promise<PublicationProblem[]> {
  return [...draftProblems(assistant, skills), ...(await skillProblems(ctx, skills))];
}

/** A rule that names nothing, or a pass-through with something to plan, is a warning while one edits. */
export function draftProblems(assistant: Assistant, skills: readonly Skill[]): PublicationProblem[] {
  const problems = planProblems(assistant, skills);
  return [...(skills.length === 0 ? [nothing] : []), ...problems].map((problem) => {
    return { ...problem, severity: "error" };
  });
}

const nothing = {
  code: "nothing_to_publish",
  path: "skills",
  message: {
    zh: "没有可以发布的内容。请先添加或启用一个技能。",
    en: "There is nothing to publish. Add a skill, or switch one on, first.",
  },
} as const;

/** So is a scope that is not yet approved. */
async function skillProblems(ctx: TenantCtx, skills: readonly Skill[]): Promise<PublicationProblem[]> {
  const found: PublicationProblem[] = [];
  for (const skill of skills) {
    const { id, spec } = skill;
    const { problems } = await readAgain(ctx, skill);
    for (const { severity, code, message, line, column } of problems) {
      found.push({
        skillId: id,
        title: spec.title,
        severity: code === "scope_not_approved" ? "error" : severity,
        code,
        message,
        line,
        column,
      });
    }
  }
  return found;
}

/** Errors: 409 `nothing_to_publish`, 409 `publish_refused` with each error. */
export function requirePublishable(
  assistantId: AssistantId,
  { locale }: Pick<PersonPrincipal, "locale">,
  problems: readonly PublicationProblem[],
): void {
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.some(({ code }) => code === "nothing_to_publish"))
    throw new AppError("nothing_to_publish", assistantId);
  if (errors.length === 0) return;
  const details = errors.map((problem) => ({ ...problem, message: problem.message[locale] }));
  throw new AppError("publish_refused", assistantId, { details });
}
