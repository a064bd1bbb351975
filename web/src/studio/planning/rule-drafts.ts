import type { AssistantChange, PlanningRule, Skill } from "../../api/schema.gen.ts";

export const maxRules = 8;

/** A rule while it is edited: what was chosen and what was written both stay when one changes one's mind. */
export interface RuleDraft {
  /** Names it on the page; never sent. */
  key: string;
  /** A new one has none. */
  id?: string;
  when: string[];
  kind: PlanningRule["then"]["kind"];
  /** The operation to run; null until one is chosen. */
  target: RuleTarget | null;
  text: string;
}

type SkillOperations = Pick<Skill, "id" | "operations">;

export interface RuleTarget {
  skillId: string;
  operationId: string;
}

export function newRule(key: string): RuleDraft {
  return { key, when: [], kind: "run", target: null, text: "" };
}

export function draftsOf(rules: readonly PlanningRule[]): RuleDraft[] {
  return rules.map(({ id, when, then }) => ({
    key: id,
    id,
    when,
    kind: then.kind,
    target: then.kind === "run" ? { skillId: then.skillId, operationId: then.operationId } : null,
    text: then.kind === "answer" ? then.text : "",
  }));
}

/** What to send: of each only what its kind needs. Call it once there are no problems. */
export function rulesOf(drafts: readonly RuleDraft[]): NonNullable<AssistantChange["rules"]> {
  return drafts.flatMap(({ id, when, ...draft }) => {
    const then = outcomeOf(draft);
    return then === null ? [] : [{ ...(id === undefined ? {} : { id }), when, then }];
  });
}

function outcomeOf({
  kind,
  target,
  text,
}: Pick<RuleDraft, "kind" | "target" | "text">): PlanningRule["then"] | null {
  if (kind === "answer") return { kind, text: text.trim() };
  return target === null ? null : { kind, ...target };
}

/** Whether saving would change anything. One in which nothing is written yet is none. */
export function isChanged(drafts: readonly RuleDraft[], saved: readonly RuleDraft[]): boolean {
  return said(drafts) !== said(saved);
}

const said = (drafts: readonly RuleDraft[]) =>
  JSON.stringify(
    drafts
      .filter((rule) => !isBlank(rule))
      .map(({ key, when, kind, target, text }) => [key, when, kind, kind === "run" ? target : text.trim()]),
  );

export function isBlank({ id, when, target, text }: RuleDraft): boolean {
  return id === undefined && when.length === 0 && target === null && text.trim() === "";
}

/** With the ids that new ones among those `sent` were given by being saved. */
export function withIds(
  drafts: readonly RuleDraft[],
  sent: readonly RuleDraft[],
  rules: readonly PlanningRule[],
): RuleDraft[] {
  const filled = sent.filter((rule) => !isBlank(rule));
  const ids = new Map(filled.map(({ key }, place) => [key, rules[place]?.id]));
  return drafts.map((rule) => {
    const id = rule.id ?? ids.get(rule.key);
    return id === undefined ? rule : { ...rule, id };
  });
}

export interface RuleProblems {
  when?: "noPhrase";
  outcome?: "noOperation" | "operationGone" | "noAnswer";
}

/** What keeps a rule from being saved, at its place. */
export function ruleProblems(rule: RuleDraft, skills: readonly SkillOperations[]): RuleProblems {
  const outcome = outcomeProblem(rule, skills);
  return {
    ...(rule.when.length === 0 ? { when: "noPhrase" as const } : {}),
    ...(outcome === undefined ? {} : { outcome }),
  };
}

function outcomeProblem(
  { kind, target, text }: RuleDraft,
  skills: readonly SkillOperations[],
): RuleProblems["outcome"] {
  if (kind === "answer") return text.trim() === "" ? "noAnswer" : undefined;
  if (target === null) return "noOperation";
  return findOperation(skills, target) === undefined ? "operationGone" : undefined;
}

export function hasProblems({ when, outcome }: RuleProblems): boolean {
  return when !== undefined || outcome !== undefined;
}

/** The operation that a rule runs; undefined when the draft of the assistant has lost it. */
export function findOperation<S extends SkillOperations>(
  skills: readonly S[],
  { skillId, operationId }: RuleTarget,
): { skill: S; operation: S["operations"][number] } | undefined {
  const skill = skills.find(({ id }) => id === skillId);
  const operation = skill?.operations.find((each) => each.operationId === operationId);
  return skill && operation && { skill, operation };
}

/** With the one at `from` at `to`; unchanged when there is no such place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** What passes every message on; undefined unless the draft has exactly one skill with one operation. */
export function onlyOperation(skills: readonly Pick<Skill, "operations">[]) {
  const [skill, ...others] = skills;
  const [operation, ...more] = skill?.operations ?? [];
  return others.length === 0 && more.length === 0 ? operation : undefined;
}
