/**
 * A result crosses from the worker in parts, each asked for, so that taking in a large one never holds the
 * main thread for long: one part of this size is a few milliseconds.
 */
import type { Problem } from "./check/problem.ts";
import type { Outline, OutlinedOperation } from "./outline/outline.ts";
import type { Operation, ReadSkill, SkillSpec } from "./skill-spec.ts";

const partLength = 100_000;

export type Part =
  | { kind: "operations"; operations: Operation[] }
  | { kind: "outlined"; operations: OutlinedOperation[] }
  | { kind: "document"; piece: string }
  | {
      kind: "end";
      spec: Omit<SkillSpec, "operations"> | null;
      outline?: Omit<Outline, "operations">;
      problems: Problem[];
    };

export function partsOf({ spec, document = "", outline, problems }: ReadSkill): Part[] {
  if (outline !== undefined) {
    const { operations, ...rest } = outline;
    const parts = inParts(operations).map((part): Part => ({ kind: "outlined", operations: part }));
    return [...parts, { kind: "end", spec: null, outline: rest, problems }];
  }
  if (spec === null) return [...piecesOf(document), { kind: "end", spec, problems }];
  const { operations, ...rest } = spec;
  return [
    ...piecesOf(document),
    ...inParts(operations).map((part): Part => ({ kind: "operations", operations: part })),
    { kind: "end", spec: rest, problems },
  ];
}

function inParts<T>(operations: readonly T[]): T[][] {
  const parts: T[][] = [];
  let part: T[] = [];
  let size = 0;
  for (const operation of operations) {
    part.push(operation);
    size += JSON.stringify(operation).length;
    if (size < partLength) continue;
    parts.push(part);
    part = [];
    size = 0;
  }
  return [...parts, part];
}

function piecesOf(document: string): Part[] {
  const pieces: Part[] = [];
  for (let at = 0; at < document.length; at += partLength)
    pieces.push({ kind: "document", piece: document.slice(at, at + partLength) });
  return pieces;
}
