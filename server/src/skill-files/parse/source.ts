import { type LintRule, sentence } from "../check/lint-codes.ts";
import type { Problem } from "../skill-document.ts";
import type { Path } from "./tree.ts";

export interface Position {
  line: number;
  column: number;
}

/** A file that parsed: its plain value, and where each part of it was written. */
export interface Source {
  root: unknown;
  /** One position per path, in order. A map or list is found at its key, a scalar at its value. */
  locate(paths: readonly Path[]): Position[];
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

export function problemAt(
  rule: LintRule,
  { line, column }: Position,
  values?: Readonly<Record<string, string>>,
): Problem {
  const { severity, code, message } = sentence(rule, values);
  const scope = rule === "scope_not_approved" ? values?.scope : undefined;
  return { severity, code, message, line, column, ...(scope !== undefined && { scope }) };
}
