import { type AllowList, readAllowList } from "../platform/egress/allow-list.ts";
import { type LintRule, lintRules, type Severity } from "./check/lint-codes.ts";
import { type Problem, problemAt } from "./check/problem.ts";
import { maxAnswerSchemas, maxParts, maxProblems } from "./limits.ts";
import type { Source } from "./parse/source.ts";
import { keysOf, type Node, type Path } from "./parse/tree.ts";
import type { Need, Scheme } from "./security/scheme.ts";
import type { Server } from "./shape/server.ts";
import type { Protocol, ReadOptions } from "./skill-spec.ts";

/** One pass over one document: what is known about it and what has been found so far. */
export interface Pass {
  readonly root: Node;
  readonly options: ReadOptions;
  readonly allowList: AllowList;
  readonly protocol: Protocol;
  readonly findings: Findings;
  /**
   * Parts (schemas and values) that may still be kept, of the operation at hand and of the file; schemas of answers
   * that may still be looked at.
   */
  readonly budget: { operation: number; file: number; answers: number };
  /** What was found of each server object, so that one that many operations share is looked at once. */
  readonly servers: Map<unknown, Server | undefined>;
  /** The references that operations have led to. */
  readonly followed: Set<string>;
  /** The same of each list of security requirements, and of each security scheme, by its name. */
  readonly needs: Map<unknown, Need>;
  readonly schemes: Map<string, Scheme | undefined>;
}

/** Kept of each severity; what is told of them is fewer. */
const maxFindings = 10 * maxProblems;

export type Findings = Record<Severity, Map<string, Finding>>;

interface Finding {
  rule: LintRule;
  path: Path;
  values: Readonly<Record<string, string>>;
}

export function beginPass(root: Node, options: ReadOptions, protocol: Protocol): Pass {
  const allowList = readAllowList(options.allowedHosts ?? []);
  const budget = { operation: 0, file: maxParts, answers: maxAnswerSchemas };
  const findings = { error: new Map(), warning: new Map() };
  const caches = { servers: new Map(), needs: new Map(), schemes: new Map(), followed: new Set<string>() };
  return { root, options, allowList, protocol, findings, budget, ...caches };
}

/** A place reached twice through references is told once. Warnings never crowd out an error. */
export function report(
  pass: Pick<Pass, "findings">,
  rule: LintRule,
  node: Node,
  values: Readonly<Record<string, string>> = {},
): void {
  const findings = pass.findings[lintRules[rule].severity];
  const key = JSON.stringify([rule, keysOf(node.path), values]);
  if (findings.size < maxFindings) findings.set(key, { rule, path: node.path, values });
}

/** For what is looked at a second time: once is told. */
export function silenced(pass: Pass): Pass {
  return { ...pass, findings: { error: new Map(), warning: new Map() } };
}

/** Counts one part of what is kept; false when the operation, or the file, has used up what it may. */
export function spend(pass: Pick<Pass, "budget">): boolean {
  pass.budget.operation--;
  pass.budget.file--;
  return pass.budget.operation >= 0 && pass.budget.file >= 0;
}

/** Findings with their positions, in file order; of too many, errors stay before warnings. */
export function problemsOf({ error, warning }: Findings, source: Source): Problem[] {
  const told = [...error.values(), ...warning.values()].slice(0, maxProblems);
  const positions = source.locate(told.map((finding) => finding.path));
  return told
    .map(({ rule, values }, index) => problemAt(rule, positions[index] ?? { line: 1, column: 1 }, values))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}
