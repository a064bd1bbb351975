import type { Words } from "../../permissions/index.ts";
import type { SkillId } from "../../platform/ids.ts";
import type { ReviewedShape, SkillSpec } from "../../skill-files/index.ts";
import type { AssistantWords } from "../assistant.ts";
import type { PlanningRule } from "../plan.ts";

/** One thing that is different from the version before, for people. */
export interface Change {
  kind:
    | "assistant_changed"
    | "words_changed"
    | "skill_added"
    | "skill_removed"
    | "skill_changed"
    | "destination_changed"
    | "scopes_widened"
    | "planning_off"
    | "mode_changed"
    | "rule_added"
    | "rule_removed"
    | "rule_changed"
    | "rules_reordered";
  text: Words;
}

interface ComparedSkill {
  id: SkillId;
  document: string;
  privacyUrl: string | null;
  spec: SkillSpec;
  shape: ReviewedShape;
}

export interface Compared {
  /** `null` before the first version. */
  words: AssistantWords | null;
  skills: readonly ComparedSkill[];
}

/** What a new version changes, read off both. */
export function changesBetween(before: Compared, after: Compared): Change[] {
  return [
    ...wordChanges(before.words, after.words),
    ...modeChanges(before.words?.mode ?? "plan", after.words?.mode ?? "plan"),
    ...ruleChanges(before.words?.rules ?? [], after.words?.rules ?? []),
    ...after.skills.flatMap((skill) =>
      skillChanges(
        before.skills.find(({ id }) => id === skill.id),
        skill,
      ),
    ),
    ...before.skills
      .filter(({ id }) => !after.skills.some((skill) => skill.id === id))
      .map(({ spec: { title } }) =>
        change("skill_removed", `移除技能“${title}”`, `Removed the skill “${title}”`),
      ),
    ...newScopes(before.skills, after.skills).map((code) =>
      change("scopes_widened", `新增权限 ${code}`, `New permission ${code}`),
    ),
    ...planningWarning(after),
  ];
}

function change(kind: Change["kind"], zh: string, en: string): Change {
  return { kind, text: { zh, en } };
}

const ownWords = [
  ["icon", "图标", "the icon"],
  ["instructions", "助理指令", "the instructions"],
  ["welcome", "欢迎语", "the welcome text"],
  ["fallback", "兜底回复", "the fallback text"],
  ["starters", "开场问题", "the starters"],
  ["suggestions", "推荐建议问题", "the suggested questions"],
] as const;

function wordChanges(before: AssistantWords | null, after: AssistantWords | null): Change[] {
  if (before === null || after === null) return [];
  const changes: Change[] = [];
  if (before.name !== after.name || before.description !== after.description)
    changes.push(change("assistant_changed", "修改了名称或介绍", "Changed the name or description"));
  for (const [member, zh, en] of ownWords) {
    if (JSON.stringify(before[member]) !== JSON.stringify(after[member]))
      changes.push(change("words_changed", `修改了${zh}`, `Changed ${en}`));
  }
  if (before.planning !== after.planning) {
    changes.push(
      after.planning
        ? change("assistant_changed", "开启规划推理强化", "Switched planning & reasoning on")
        : change("assistant_changed", "关闭规划推理强化", "Switched planning & reasoning off"),
    );
  }
  return changes;
}

function modeChanges(before: AssistantWords["mode"], after: AssistantWords["mode"]): Change[] {
  if (before === after) return [];
  return [
    after === "pass_through"
      ? change("mode_changed", "改为直通模式：每条消息都原样交给技能", "Passes every message on to its skill")
      : change("mode_changed", "改回规划模式", "Plans again instead of passing every message on"),
  ];
}

/** A rule is the same one by its id, or by what it says: a builder who saves them anew changes nothing. */
function ruleChanges(before: readonly PlanningRule[], after: readonly PlanningRule[]): Change[] {
  const pairs = after.map((rule) => ({ rule, was: before.find((it) => isSameRule(it, rule)) }));
  const kept = pairs.flatMap(({ was }) => was ?? []);
  const places = kept.map((rule) => before.indexOf(rule));
  return [
    ...pairs.flatMap(({ rule, was }) => ruleChange(was, rule)),
    ...before
      .filter((rule) => !kept.includes(rule))
      .map((rule) => change("rule_removed", `移除规则${named(rule)}`, `Removed the rule ${named(rule)}`)),
    ...(places.some((place, at) => place < (places[at - 1] ?? -1))
      ? [change("rules_reordered", "调整了规则的先后", "Changed the order of the rules")]
      : []),
  ];
}

function ruleChange(was: PlanningRule | undefined, rule: PlanningRule): Change[] {
  if (was === undefined)
    return [change("rule_added", `新增规则${named(rule)}`, `Added the rule ${named(rule)}`)];
  if (saying(was) === saying(rule)) return [];
  return [change("rule_changed", `修改规则${named(rule)}`, `Changed the rule ${named(rule)}`)];
}

const isSameRule = (a: PlanningRule, b: PlanningRule): boolean => a.id === b.id || saying(a) === saying(b);

function saying({ when, then }: PlanningRule): string {
  return JSON.stringify([when, then.kind === "answer" ? [then.text] : [then.skillId, then.operationId]]);
}

const named = ({ when: [phrase = ""] }: PlanningRule): string => `“${phrase}”`;

function skillChanges(before: ComparedSkill | undefined, after: ComparedSkill): Change[] {
  const { title, host } = after.spec;
  if (before === undefined)
    return [change("skill_added", `新增技能“${title}”`, `Added the skill “${title}”`)];
  const changes: Change[] = [];
  if (before.document !== after.document || before.privacyUrl !== after.privacyUrl)
    changes.push(change("skill_changed", `修改技能“${title}”`, `Changed the skill “${title}”`));
  const moved = (["host", "protocol", "applicationId"] as const).some(
    (part) => before.shape[part] !== after.shape[part],
  );
  if (moved) {
    changes.push(
      change(
        "destination_changed",
        `技能“${title}”改由另一应用或主机处理：${host || "流模式连接"}`,
        `The skill “${title}” now goes to another application or host: ${host || "its stream connection"}`,
      ),
    );
  }
  return changes;
}

function planningWarning({ words, skills }: Compared): Change[] {
  if (words?.planning !== false || scopesOf(skills).size === 0) return [];
  return [
    change(
      "planning_off",
      "规划推理强化已关闭：需要用户授权的技能不会运行",
      "Planning & reasoning is off: skills that need a person's permission do not run",
    ),
  ];
}

/** Delegated scopes that the version before did not use. */
export function newScopes(before: readonly ComparedSkill[], after: readonly ComparedSkill[]): string[] {
  const had = scopesOf(before);
  return [...scopesOf(after)].filter((code) => !had.has(code)).sort();
}

function scopesOf(skills: readonly ComparedSkill[]): Set<string> {
  return new Set(skills.flatMap(({ spec }) => spec.operations.flatMap(({ scopes }) => scopes)));
}
