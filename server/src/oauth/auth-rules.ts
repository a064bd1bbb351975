import type { Catalogue } from "../permissions/index.ts";

export interface AuthorisedItems {
  resource: string;
  authItems: string[];
}

/**
 * The wire format's grouping: permissions for whole APIs under `rpc_auth`; those for one field under what stands
 * before the last dot (`Contact.User.mobile` → `Contact.User`: `mobile`).
 */
export function authorisedItems(codes: readonly string[], catalogue: Catalogue): AuthorisedItems[] {
  const groups = new Map<string, string[]>();
  for (const code of codes) {
    const dot = code.lastIndexOf(".");
    const isField = catalogue.find(code)?.field ?? false;
    const [resource, item] = isField ? [code.slice(0, dot), code.slice(dot + 1)] : ["rpc_auth", code];
    groups.set(resource, [...(groups.get(resource) ?? []), item]);
  }
  return [...groups].map(([resource, authItems]) => ({ resource, authItems }));
}
