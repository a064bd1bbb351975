import type { Words } from "../permissions/index.ts";
import type { SkillId } from "../platform/ids.ts";
import type { ReviewedShape } from "./reading/shape.ts";
import type { SkillDocument } from "./reading/skill-document.ts";

/** One thing that is different from the version before, for people. */
export interface Change {
  kind: "skill_added" | "skill_removed" | "skill_changed" | "scopes_widened" | "planning_off";
  text: Words;
}

interface Compared {
  id: SkillId;
  document: string;
  reading: SkillDocument;
  shape: ReviewedShape;
}

/** What a new version changes, read off both. */
export function changesBetween(
  before: readonly Compared[],
  after: readonly Compared[],
  planning: boolean,
): Change[] {
  const changes: Change[] = [];
  const add = (kind: Change["kind"], zh: string, en: string) => changes.push({ kind, text: { zh, en } });
  for (const skill of after) {
    const { title } = skill.reading;
    const earlier = before.find(({ id }) => id === skill.id);
    if (earlier === undefined) add("skill_added", `新增技能“${title}”`, `Added the skill “${title}”`);
    else if (earlier.document !== skill.document)
      add("skill_changed", `修改技能“${title}”`, `Changed the skill “${title}”`);
  }
  for (const { id, reading } of before) {
    if (after.some((skill) => skill.id === id)) continue;
    add("skill_removed", `移除技能“${reading.title}”`, `Removed the skill “${reading.title}”`);
  }
  for (const code of newScopes(before, after))
    add("scopes_widened", `新增权限 ${code}`, `New permission ${code}`);
  if (!planning && scopesOf(after).size > 0) {
    add(
      "planning_off",
      "规划推理强化已关闭：需要用户授权的技能不会运行",
      "Planning & reasoning is off: skills that need a person's permission do not run",
    );
  }
  return changes;
}

/** Delegated scopes that the version before did not use. */
export function newScopes(before: readonly Compared[], after: readonly Compared[]): string[] {
  const had = scopesOf(before);
  return [...scopesOf(after)].filter((code) => !had.has(code)).sort();
}

function scopesOf(skills: readonly Compared[]): Set<string> {
  return new Set(skills.flatMap(({ reading }) => reading.operations.flatMap(({ scopes }) => scopes)));
}
