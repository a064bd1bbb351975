import type { Grant } from "../api/schema.gen.ts";

/** Whether every word of a search is found in what the card shows: application, provider, skill, scopes. */
export function grantMatches(grant: Grant, search: string, nameOf: (code: string) => string): boolean {
  const shown = [
    grant.application.name,
    grant.application.provider,
    grant.skill?.title ?? "",
    ...grant.scopes.flatMap(({ code }) => [code, nameOf(code)]),
  ]
    .join("\n")
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => shown.includes(word));
}
