/** What an API could be registered as, from what its document says. Pure: the same document proposes the same. */
import type { Words } from "../../permissions/index.ts";
import type { Outline } from "../../skill-files/index.ts";
import type { ApiContent, ApiPoint } from "../api.ts";
import { type ContentRules, checkContent } from "../rules/check-content.ts";
import { type ApiProblem, problem } from "../rules/sentences.ts";
import { pointsOfFields } from "./fields.ts";
import { groupsOf, pointsOfGroup } from "./groups.ts";
import { addressOf, nameOf, namespaceOf, providerOf } from "./identity.ts";
import { merged, sameAsOne, split } from "./merge.ts";
import { pointsOfScopes } from "./scopes.ts";
import { missingLanguage, pointsFrom } from "./wording.ts";

export interface Proposal {
  namespace: string;
  content: ApiContent;
  /** What is to be looked at; what is an error keeps it from being registered as it is. */
  problems: ApiProblem[];
  /** Operations of the document, and how many of them a point opens. */
  operations: number;
  covered: number;
}

export interface ProposalOptions extends Omit<ContentRules, "namespace"> {
  /** The address that the document was fetched from. */
  importedFrom?: string | undefined;
}

export function draftOf(outline: Outline, options: ProposalOptions): Proposal {
  const needing = { ...outline, operations: outline.operations.filter(({ isOpen }) => !isOpen) };
  const scoped = pointsOfScopes(needing);
  const underScope = new Set(scoped.flatMap(({ operations }) => operations));
  const groups = groupsOf(needing);
  const others = groups.map((group) => ({
    ...group,
    operations: group.operations.filter((operation) => !underScope.has(operation)),
  }));
  const candidates = sameAsOne([
    ...scoped,
    ...others.flatMap(pointsOfGroup),
    ...pointsOfFields(groups, needing.operations),
  ]);
  const fewer = merged(candidates);
  const namespace = namespaceOf(outline, options.taken);
  const points = pointsFrom(fewer.flatMap(split), namespace);
  const name = nameOf(outline);
  const content: ApiContent = {
    name: both(name),
    provider: both(providerOf(outline, name)),
    baseUrl: addressOf(outline, options.importedFrom),
    points,
  };
  const problems = [
    ...checkContent(content, { ...options, namespace }).map((one) => addressProblem(one, content)),
    ...(fewer.length < candidates.length
      ? [warning("points", "merged", { count: String(candidates.length), fewer: String(fewer.length) })]
      : []),
    ...leftOut(outline),
    ...untranslated(content),
  ];
  const covered = new Set(fewer.flatMap(({ operations }) => operations)).size;
  return { namespace, content, problems, operations: outline.operations.length, covered };
}

const both = (text: string): Words => ({ zh: text, en: text });

const warning = (path: string, rule: Parameters<typeof problem>[1], values: Record<string, string> = {}) =>
  problem(path, rule, values, "warning");

/** What a document says instead of an address, in words about the document. */
function addressProblem(one: ApiProblem, { baseUrl }: ApiContent): ApiProblem {
  if (one.rule !== "base_url_form") return one;
  if (baseUrl === "") return problem(one.path, "base_url_missing");
  const url = baseUrl.slice(0, 100);
  return /^https?:/i.test(baseUrl)
    ? problem(one.path, "base_url_open", { url })
    : problem(one.path, "base_url_relative", { url });
}

function leftOut({ operations, leftOut: unusable }: Outline): ApiProblem[] {
  const open = operations.filter(({ isOpen }) => isOpen).length;
  return [
    ...(open > 0 ? [warning("points", "open_left_out", { count: String(open) })] : []),
    ...(unusable > 0 ? [warning("points", "unusable_left_out", { count: String(unusable) })] : []),
  ];
}

function untranslated({ name, provider, points }: ApiContent): ApiProblem[] {
  const texts: [string, Words][] = [
    ["name", name],
    ["provider", provider],
    ...points.flatMap((point, at) => textsOf(point, `points.${at}`)),
  ];
  return texts.map(([path, { en }]) => warning(`${path}.${missingLanguage(en)}`, "translate"));
}

/** Of names that are made from one word of the document, and texts that are the document's. */
function textsOf({ name, description }: ApiPoint, path: string): [string, Words][] {
  return [
    [`${path}.name`, name],
    [`${path}.description`, description],
  ];
}
