import { findPeopleByUnionId, type NamedPerson } from "../directory/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { ApplicationPrincipal, TokenPrincipal } from "../platform/http/principal.ts";

/**
 * Whose profile, events or to-dos a path means. With a person's token the person alone (`me` or their unionId); for an application itself anybody active in its
 * organisation. Errors: `person_not_found` for everybody else, so that the answer tells nothing of who exists.
 */
export async function ownerOf(
  ctx: TenantCtx,
  caller: TokenPrincipal | ApplicationPrincipal,
  unionId: string,
): Promise<NamedPerson> {
  if (caller.kind === "token") {
    const { personId: id, person } = caller;
    if (unionId === "me" || unionId === person.unionId)
      return { id, unionId: person.unionId, name: person.name };
  } else {
    const found = (await findPeopleByUnionId(ctx, [unionId])).get(unionId);
    if (found !== undefined) return found;
  }
  throw new AppError("person_not_found", `asked by ${caller.applicationId}`);
}
