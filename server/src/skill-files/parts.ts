/**
 * A result crosses from the worker in parts, each asked for, so that taking in a large one never holds the
 * main thread for long: one part of this size is a few milliseconds.
 */
import type { Operation, Problem, ReadSkill, SkillDocument } from "./skill-document.ts";

const PART_CHARACTERS = 100_000;

export type Part =
  | { kind: "operations"; operations: Operation[] }
  | { kind: "end"; document: Omit<SkillDocument, "operations"> | null; problems: Problem[] };

export function partsOf({ document, problems }: ReadSkill): Part[] {
  if (document === null) return [{ kind: "end", document, problems }];
  const { operations, ...rest } = document;
  const parts: Part[] = [];
  let part: Operation[] = [];
  let size = 0;
  for (const operation of operations) {
    part.push(operation);
    size += JSON.stringify(operation).length;
    if (size < PART_CHARACTERS) continue;
    parts.push({ kind: "operations", operations: part });
    part = [];
    size = 0;
  }
  return [...parts, { kind: "operations", operations: part }, { kind: "end", document: rest, problems }];
}
