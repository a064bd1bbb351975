import type { Ctx } from "../platform/ctx.ts";
import type { OrganisationId } from "../platform/ids.ts";
import * as store from "./directory-store.ts";

/** A member as colleagues may know of them. */
export interface Colleague {
  /** As the wire format says: `userId` in the organisation, `unionId` across a developer's applications. */
  userId: string;
  unionId: string;
  name: string;
  jobNumber: string | null;
  email: string | null;
}

/** More are not told apart by choosing from a list. */
export const mostMatches = 10;

/**
 * The active members with this name; when nobody has exactly it, those whose name contains it. One of `mostMatches + 1`
 * says that there are too many. Names of one character match whole names alone.
 */
export function findColleagues(
  ctx: Ctx,
  { organisationId, name }: { organisationId: OrganisationId; name: string },
): Promise<Colleague[]> {
  return store.findColleagues(ctx, { organisationId, name: name.trim(), limit: mostMatches + 1 });
}
