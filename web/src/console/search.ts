/* What the address of an application's page says: which tab, and which permissions are shown. */

export const pages = ["credentials", "permissions", "requests", "stream", "redirects", "webhooks"] as const;
export type ConsolePage = (typeof pages)[number];
export const kinds = ["delegated", "application"] as const;
export const sensitivities = ["basic", "sensitive"] as const;
export const statuses = ["none", "pending", "approved", "rejected"] as const;

/** Members that are left out filter nothing. */
export interface PermissionFilter {
  /** In names, descriptions, codes, API names and paths. */
  q?: string;
  category?: string;
  kind?: (typeof kinds)[number];
  status?: (typeof statuses)[number];
  sensitivity?: (typeof sensitivities)[number];
}

export const ranges = ["1h", "24h", "7d", "30d"] as const;
export const outcomes = ["failed", "2xx", "3xx", "4xx", "5xx", "unanswered", "not_sent"] as const;

export interface RequestFilter {
  /** How far back; left out, a day. */
  range?: (typeof ranges)[number];
  /** Of a time that was chosen by its ends, as ISO 8601; instead of `range`. */
  from?: string;
  to?: string;
  outcome?: (typeof outcomes)[number];
  skill?: string;
  operation?: string;
  /** An alias. */
  person?: string;
  q?: string;
  /** The one that is open beside the list. */
  call?: string;
}

export interface ApplicationSearch extends PermissionFilter, RequestFilter {
  tab?: ConsolePage;
}

/** Reads what a person may have typed into the address bar; what makes no sense is left out. */
export function readSearch(search: Record<string, unknown>): ApplicationSearch {
  const tab = oneOf(pages, search.tab);
  const kind = oneOf(kinds, search.kind);
  const status = oneOf(statuses, search.status);
  const sensitivity = oneOf(sensitivities, search.sensitivity);
  return {
    ...(tab ? { tab } : {}),
    ...textOf("q", search.q),
    ...textOf("category", search.category),
    ...(kind ? { kind } : {}),
    ...(status ? { status } : {}),
    ...(sensitivity ? { sensitivity } : {}),
    ...requestsIn(search),
  };
}

function requestsIn(search: Record<string, unknown>): RequestFilter {
  const range = oneOf(ranges, search.range);
  const outcome = oneOf(outcomes, search.outcome);
  return {
    ...(range ? { range } : {}),
    ...timeOf("from", search.from),
    ...timeOf("to", search.to),
    ...(outcome ? { outcome } : {}),
    ...textOf("skill", search.skill),
    ...textOf("operation", search.operation),
    ...textOf("person", search.person),
    ...textOf("call", search.call),
  };
}

function timeOf<K extends string>(key: K, given: unknown): Partial<Record<K, string>> {
  return typeof given === "string" && !Number.isNaN(Date.parse(given)) ? textOf(key, given) : {};
}

function oneOf<V extends string>(values: readonly V[], given: unknown): V | undefined {
  return values.find((value) => value === given);
}

/** A search for digits arrives as a number. */
function textOf<K extends string>(key: K, given: unknown): Partial<Record<K, string>> {
  const text = typeof given === "string" || typeof given === "number" ? String(given) : "";
  const found: Partial<Record<K, string>> = {};
  if (text !== "") found[key] = text;
  return found;
}
