/* What the address of an application's page says: which tab, and which permissions are shown. */

const tabs = ["credentials", "permissions", "stream"] as const;
const kinds = ["delegated", "application"] as const;
const statuses = ["none", "pending", "approved", "rejected"] as const;

/** Members that are left out filter nothing. */
export interface PermissionFilter {
  /** In names, descriptions, codes, API names and paths. */
  q?: string;
  category?: string;
  kind?: (typeof kinds)[number];
  status?: (typeof statuses)[number];
}

export interface ApplicationSearch extends PermissionFilter {
  tab?: (typeof tabs)[number];
}

/** Reads what a person may have typed into the address bar; what makes no sense is left out. */
export function readSearch(search: Record<string, unknown>): ApplicationSearch {
  const tab = oneOf(tabs, search.tab);
  const kind = oneOf(kinds, search.kind);
  const status = oneOf(statuses, search.status);
  return {
    ...(tab ? { tab } : {}),
    ...textOf("q", search.q),
    ...textOf("category", search.category),
    ...(kind ? { kind } : {}),
    ...(status ? { status } : {}),
  };
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
