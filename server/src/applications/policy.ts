import type { PersonPrincipal } from "../platform/http/principal.ts";
import type { PersonId } from "../platform/ids.ts";

/** Who has applications at all. */
export const applicationRoles = ["builder", "developer", "admin"] as const;

/** Whose applications are theirs to see: their own, or for an admin anybody's. */
export const ownedBy = (caller: Pick<PersonPrincipal, "id" | "roles">): PersonId | undefined =>
  isAdmin(caller) ? undefined : caller.id;

export function isAdmin(caller: Pick<PersonPrincipal, "roles">): boolean {
  return caller.roles.includes("admin");
}
