/**
 * A result crosses from the worker in parts, each asked for, so that taking in a large one never holds the
 * main thread for long: one part of this size is a few milliseconds.
 */
import type { Problem } from "./check/problem.ts";
import type { Operation, ReadSkill, SkillSpec } from "./skill-spec.ts";

const partLength = 100_000;

export type Part =
  | { kind: "operations"; operations: Operation[] }
  | { kind: "document"; piece: string }
  | { kind: "end"; spec: Omit<SkillSpec, "operations"> | null; problems: Problem[] };

export function partsOf({ spec, document = "", problems }: ReadSkill): Part[] {
  if (spec === null) return [...piecesOf(document), { kind: "end", spec, problems }];
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
  return [
    ...piecesOf(document),
    ...parts,
    { kind: "operations", operations: part },
    { kind: "end", spec: rest, problems },
  ];
}

function piecesOf(document: string): Part[] {
  const pieces: Part[] = [];
  for (let at = 0; at < document.length; at += partLength)
    pieces.push({ kind: "document", piece: document.slice(at, at + partLength) });
  return pieces;
}
