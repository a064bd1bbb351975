import type { Words } from "../permissions/index.ts";
import type { SkillId } from "../platform/ids.ts";
import type { SkillSpec } from "../skill-files/index.ts";

/** How an assistant comes from a person's words to what it does. */
export interface AssistantPlan {
  /** Planning & reasoning: without it, skills that use a person's data do not run. */
  planning: boolean;
  /** `pass_through`: every message becomes one call of its only operation; nothing is planned, rules rest. */
  mode: "plan" | "pass_through";
  /** At most eight; the first one that a message matches wins. */
  rules: PlanningRule[];
}

/** "Always run this, answer this, when the input says …": what its builder decided, without weighing words. */
export interface PlanningRule {
  id: string;
  /** The person's current message says one of these. */
  when: string[];
  then:
    | { kind: "run"; skillId: SkillId; operationId: string }
    | { kind: "answer" /** Markdown. */; text: string };
}

/** What keeps a plan from being published; told as a warning while one edits. `path` is as in the request. */
export interface PlanProblem {
  code: "rule_without_operation" | "pass_through_needs_one_operation" | "pass_through_parameter";
  path: string;
  message: Words;
}

interface Skill {
  id: SkillId;
  spec: Pick<SkillSpec, "operations">;
}

export function planProblems({ mode, rules }: AssistantPlan, skills: readonly Skill[]): PlanProblem[] {
  return [...(mode === "pass_through" ? passThroughProblems(skills) : []), ...ruleProblems(rules, skills)];
}

function ruleProblems(rules: readonly PlanningRule[], skills: readonly Skill[]): PlanProblem[] {
  return rules.flatMap(({ when: [phrase = ""], then }, at) => {
    if (then.kind === "answer") return [];
    const { skillId, operationId } = then;
    const skill = skills.find(({ id }) => id === skillId);
    if (skill?.spec.operations.some((operation) => operation.operationId === operationId)) return [];
    const message = {
      zh: `规则“${phrase}”要运行的操作 ${operationId} 不在草稿的技能里。请为它另选操作，或删除这条规则。`,
      en: `The rule “${phrase}” runs ${operationId}, which is not in a skill of the draft. Choose another operation for it, or remove the rule.`,
    };
    return [{ code: "rule_without_operation", path: `rules.${at}.then`, message }];
  });
}

/** The wire format's conditions: one skill with one operation, and no parameter that somebody would have to think of. */
function passThroughProblems(skills: readonly Skill[]): PlanProblem[] {
  const [operation, ...others] = skills.flatMap(({ spec }) => spec.operations);
  if (operation === undefined || others.length > 0 || skills.length !== 1) {
    const message = {
      zh: "直通模式只能有一个技能，而且它只能有一个操作。请移除其余的，或换回规划模式。",
      en: "Pass-through takes exactly one skill with exactly one operation. Remove the others, or go back to planning.",
    };
    return [{ code: "pass_through_needs_one_operation", path: "mode", message }];
  }
  return operation.parameters
    .filter(({ context, constant }) => context === null && constant === undefined)
    .map(({ key }) => ({
      code: "pass_through_parameter",
      path: "mode",
      message: {
        zh: `直通模式下没有人填写参数 ${key}。请用 x-dingtalk-context 让平台填写（用户的原话是 currentInput/raw），或从操作中去掉它。`,
        en: `In pass-through nobody fills the parameter ${key}. Let the platform fill it with x-dingtalk-context (the person's words are currentInput/raw), or take it out of the operation.`,
      },
    }));
}
