/** What must hold of an API before it may be kept: nothing of it can be taken for the platform's or another API's. */
import type { ApiContent } from "../api.ts";
import { type AddressRules, checkBaseUrl } from "./base-url.ts";
import { maxName, maxProblems, maxProvider } from "./limits.ts";
import { lookOf } from "./look.ts";
import { isNamespace, isOurs } from "./namespace.ts";
import { checkPoints, checkWords } from "./points.ts";
import { type ApiProblem, problem } from "./sentences.ts";

export interface ContentRules extends AddressRules {
  namespace: string;
  /** Namespaces, or their looks, that other APIs of the organisation have or had. */
  taken: readonly string[];
}

/** Every problem with its place, the first two hundred of them. */
export function checkContent(content: ApiContent, rules: ContentRules): ApiProblem[] {
  return [
    ...checkNamespace(rules),
    ...checkWords(content.name, "name", maxName, true),
    ...checkWords(content.provider, "provider", maxProvider, true),
    ...checkBaseUrl(content.baseUrl, rules),
    ...checkPoints(content.points, rules.namespace),
  ].slice(0, maxProblems);
}

export function checkNamespace({
  namespace,
  taken,
}: Pick<ContentRules, "namespace" | "taken">): ApiProblem[] {
  const values = { namespace: namespace.slice(0, 40) };
  if (!isNamespace(namespace)) return [problem("namespace", "namespace_form")];
  if (isOurs(namespace)) return [problem("namespace", "namespace_ours", values)];
  if (taken.map(lookOf).includes(lookOf(namespace))) return [problem("namespace", "namespace_taken", values)];
  return [];
}
