import { type LintCode, type LintRule, type Remedy, type Severity, sentence } from "./lint-codes.ts";

/** Lines and columns count from 1, columns in UTF-16 units. */
export interface Position {
  line: number;
  column: number;
}

/** A sentence about one place of the file. */
export interface Problem extends Position {
  severity: Severity;
  code: LintCode;
  message: { en: string; zh: string };
  /** Of `scope_not_approved` the scope; left out in what was kept before it was. */
  scope?: string;
  remedy?: Remedy;
}

export function problemAt(
  rule: LintRule,
  { line, column }: Position,
  values?: Readonly<Record<string, string>>,
): Problem {
  const said = sentence(rule, values);
  const scope = rule === "scope_not_approved" ? values?.scope : undefined;
  return { ...said, line, column, ...(scope !== undefined && { scope }) };
}
