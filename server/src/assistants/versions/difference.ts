import type { SkillId } from "../../platform/ids.ts";
import type { Operation, SkillSpec } from "../../skill-files/index.ts";
import type { AssistantWords } from "../assistant.ts";
import type { Suggestions } from "../suggestions.ts";
import { type Change, type Compared, changesBetween, newScopes } from "./changes.ts";

/** What is different between two states of an assistant, each with what was there and what is. */
export interface Difference {
  changes: Change[];
  words: WordDifference[];
  skills: SkillDifference[];
  permissions: { added: string[]; removed: string[] };
}

export interface WordDifference {
  member: keyof AssistantWords;
  before: string;
  after: string;
}

export interface SkillDifference {
  skillId: SkillId;
  title: string;
  change: "added" | "removed" | "changed";
  operations: { operationId: string; change: "added" | "removed" | "changed" }[];
}

export function differenceBetween(before: Compared, after: Compared): Difference {
  return {
    changes: changesBetween(before, after),
    words: wordDifferences(before.words, after.words),
    skills: skillDifferences(before.skills, after.skills),
    permissions: {
      added: newScopes(before.skills, after.skills),
      removed: newScopes(after.skills, before.skills),
    },
  };
}

const members = [
  "name",
  "description",
  "icon",
  "instructions",
  "welcome",
  "fallback",
  "starters",
  "suggestions",
  "planning",
  "mode",
  "rules",
] as const satisfies readonly (keyof AssistantWords)[];

function wordDifferences(before: AssistantWords | null, after: AssistantWords | null): WordDifference[] {
  if (after === null) return [];
  return members
    .map((member) => ({ member, before: before ? textOf(before, member) : "", after: textOf(after, member) }))
    .filter((each) => each.before !== each.after);
}

/** A line for each of several. */
function textOf(words: AssistantWords, member: keyof AssistantWords): string {
  if (member === "starters") return words.starters.join("\n");
  if (member === "suggestions") return suggestionsText(words.suggestions);
  if (member === "rules")
    return words.rules
      .map(({ when, then }) => `${when.join(" / ")} → ${then.kind === "run" ? then.operationId : then.text}`)
      .join("\n");
  return String(words[member]);
}

/** The setting, then what goes with it. */
function suggestionsText({ kind, rule, questions }: Suggestions): string {
  const more = { off: [], by_itself: rule === "" ? [] : [rule], fixed: questions }[kind];
  return [kind, ...more].join("\n");
}

interface Kept {
  id: SkillId;
  document: string;
  privacyUrl: string | null;
  spec: Pick<SkillSpec, "title" | "operations">;
}

function skillDifferences(before: readonly Kept[], after: readonly Kept[]): SkillDifference[] {
  const gone = before.filter(({ id }) => !after.some((skill) => skill.id === id));
  return [
    ...after.flatMap((skill) => {
      const was = before.find(({ id }) => id === skill.id);
      if (was?.document === skill.document && was.privacyUrl === skill.privacyUrl) return [];
      return [skillDifference(skill, was === undefined ? "added" : "changed", was, skill)];
    }),
    ...gone.map((skill) => skillDifference(skill, "removed", skill, undefined)),
  ];
}

function skillDifference(
  { id, spec: { title } }: Kept,
  change: SkillDifference["change"],
  was: Kept | undefined,
  is: Kept | undefined,
): SkillDifference {
  const operations = operationDifferences(was?.spec.operations ?? [], is?.spec.operations ?? []);
  return { skillId: id, title, change, operations };
}

function operationDifferences(
  before: readonly Operation[],
  after: readonly Operation[],
): SkillDifference["operations"] {
  const was = new Map(before.map((operation) => [operation.operationId, JSON.stringify(operation)]));
  const is = new Set(after.map(({ operationId }) => operationId));
  return [
    ...after.flatMap((operation) => {
      const { operationId } = operation;
      const earlier = was.get(operationId);
      if (earlier === JSON.stringify(operation)) return [];
      return [{ operationId, change: earlier === undefined ? ("added" as const) : ("changed" as const) }];
    }),
    ...before
      .filter(({ operationId }) => !is.has(operationId))
      .map(({ operationId }) => ({ operationId, change: "removed" as const })),
  ];
}
