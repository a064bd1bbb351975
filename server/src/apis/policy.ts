import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import type { Api } from "./api.ts";

/** Who may look at the organisation's APIs; the owner of one may look at that one, whatever their roles. */
export const readerRoles = ["builder", "developer", "admin"] as const;

type Who = Pick<PersonPrincipal, "id" | "roles">;
type Owned = Pick<Api, "id" | "ownerId">;

const isAdmin = ({ roles }: Who): boolean => roles.includes("admin");

/** Whose APIs are theirs to see: their own, or for a reader anybody's. */
export const seenBy = (caller: Who) =>
  readerRoles.some((role) => caller.roles.includes(role)) ? undefined : caller.id;

/** An admin, and its owner as far as it changes nothing for people: its draft and its secrets. */
export const mayEdit = (caller: Who, { ownerId }: Pick<Api, "ownerId">): boolean =>
  isAdmin(caller) || ownerId === caller.id;

/** Errors: 404, so that what is not yours to see does not even exist. */
export function requireSeen<A extends Owned>(caller: Who, api: A | undefined): asserts api is A {
  const only = seenBy(caller);
  if (api === undefined || (only !== undefined && only !== api.ownerId))
    throw new AppError("not_found", api?.id ?? "");
}

/** Errors: 404, 403 `forbidden`. */
export function requireEditor<A extends Owned>(caller: Who, api: A | undefined): asserts api is A {
  requireSeen(caller, api);
  if (!mayEdit(caller, api)) throw new AppError("forbidden", `${api.id} by ${caller.id}`);
}
