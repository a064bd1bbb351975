import type { PersonPrincipal } from "../platform/http/principal.ts";

/** Who has applications at all. */
export const applicationRoles = ["builder", "developer", "admin"] as const;

/** A developer sees and changes what they created; an admin whatever the organisation has. */
export function isAdmin(caller: Pick<PersonPrincipal, "roles">): boolean {
  return caller.roles.includes("admin");
}
