import type { LintRule } from "../check/lint-codes.ts";
import { type Position, type Problem, problemAt } from "../check/problem.ts";
import type { Path } from "./tree.ts";

/** A file that parsed: its plain value, and where each part of it was written. */
export interface Source {
  root: unknown;
  /** One position per path, in order. A map or list is found at its key, a scalar at its value. */
  locate(paths: readonly Path[]): Position[];
  /** What was taken away before it could be read. */
  noise?: Problem[];
}

/** Either the file could be parsed, or here is why not. */
export type Parsed = { source: Source; problems?: never } | { source?: never; problems: Problem[] };

export function refuse(
  rule: LintRule,
  position: Position,
  values?: Readonly<Record<string, string>>,
): Parsed {
  return { problems: [problemAt(rule, position, values)] };
}
