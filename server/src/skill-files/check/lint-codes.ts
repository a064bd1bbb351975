/**
 * Every sentence the reader can say about a file. A *rule* is one situation with its own words; rules that
 * a tool treats alike share a *code*, which is what the API shows and the documentation describes.
 * `{name}` stands for a value from the file.
 */

import { documentRules } from "./lint-rules-document.ts";
import { operationRules } from "./lint-rules-operation.ts";
import { parameterRules } from "./lint-rules-parameter.ts";
import { securityRules } from "./lint-rules-security.ts";
import { textRules } from "./lint-rules-text.ts";

export const lintRules = {
  ...textRules,
  ...documentRules,
  ...securityRules,
  ...operationRules,
  ...parameterRules,
};

export type LintRule = keyof typeof lintRules;
export type LintCode = (typeof lintRules)[LintRule]["code"];

export type Severity = "error" | "warning";

/** What the platform can do about it: write the service's address into the file, or the file anew as OpenAPI 3. */
export type Remedy = "service_address" | "convert";

export interface LintSentence {
  code: LintCode;
  severity: Severity;
  message: { en: string; zh: string };
  remedy?: Remedy;
}

interface Rule {
  code: LintCode;
  severity: Severity;
  en: string;
  zh: string;
  remedy?: Remedy;
}

export function sentence(rule: LintRule, values: Readonly<Record<string, string>> = {}): LintSentence {
  const { code, severity, en, zh, remedy }: Rule = lintRules[rule];
  const message = { en: fill(en, values), zh: fill(zh, values) };
  return { code, severity, message, ...(remedy && { remedy }) };
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name) =>
    Object.hasOwn(values, name) ? (values[name] ?? "") : whole,
  );
}
