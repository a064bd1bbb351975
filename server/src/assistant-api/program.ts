import type { TenantCtx } from "../platform/ctx.ts";
import type { ApplicationPrincipal, PersonPrincipal, TokenPrincipal } from "../platform/http/principal.ts";
import type { ApplicationId } from "../platform/ids.ts";
import { findSpeaker } from "./program-store.ts";
import { refused } from "./refusals.ts";

/** A program that talks to its application's assistants, in somebody's name. */
export interface Program {
  applicationId: ApplicationId;
  /** Who is asked for what it needs of a person: the token's own, or whose application it is. */
  person: PersonPrincipal;
  /** With the application's own token. What it begins so, no token of a person reaches, and the other way round. */
  forOwner: boolean;
}

/** Errors: `run.accesstoken.error` where nothing may be done in that person's name. */
export async function programOf(
  ctx: TenantCtx,
  caller: TokenPrincipal | ApplicationPrincipal,
): Promise<Program> {
  const { applicationId } = caller;
  const personId = caller.kind === "token" ? caller.personId : undefined;
  const person = await findSpeaker(ctx, { applicationId, personId });
  if (person === undefined) throw refused("run.accesstoken.error", applicationId);
  return { applicationId, person, forOwner: personId === undefined };
}
