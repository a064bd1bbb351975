/**
 * A result crosses from the worker in parts, each asked for, so that taking in a large one never holds the
 * main thread for long: one part of this size is a few milliseconds.
 */
import type { Problem } from "./check/problem.ts";
import type { Operation, ReadSkill, SkillSpec } from "./skill-spec.ts";

const partLength = 100_000;

export type Part =
  | { kind: "operations"; operations: Operation[] }
  | { kind: "end"; spec: Omit<SkillSpec, "operations"> | null; problems: Problem[] };

export function partsOf({ spec, problems }: ReadSkill): Part[] {
  if (spec === null) return [{ kind: "end", spec, problems }];
  const { operations, ...rest } = spec;
  const parts: Part[] = [];
  let part: Operation[] = [];
  let size = 0;
  for (const operation of operations) {
    part.push(operation);
    size += JSON.stringify(operation).length;
    if (size < partLength) continue;
    parts.push({ kind: "operations", operations: part });
    part = [];
    size = 0;
  }
  return [...parts, { kind: "operations", operations: part }, { kind: "end", spec: rest, problems }];
}
