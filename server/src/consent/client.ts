import { findOpened } from "../apis/index.ts";
import { by, record } from "../audit/index.ts";
import { inTx, type TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { ApplicationId, GrantId, PersonId } from "../platform/ids.ts";
import type { Widened } from "./card.ts";
import type { Situation } from "./consent.ts";
import { type Coverage, coverage } from "./coverage.ts";
import type { Duration } from "./durations.ts";
import { findLiveScopes, widenGrant } from "./grant-store.ts";
import type { Shown } from "./shown.ts";

/** What an application asks a person for itself: from the browser, as a program, as an agent. */
interface ClientAsked {
  applicationId: ApplicationId;
  scopes: readonly string[];
}

/** What this person has not yet allowed the application itself; or what covers it. Its skills' permissions do not count. */
export async function missingForClient(
  ctx: TenantCtx,
  personId: PersonId,
  { applicationId, scopes }: ClientAsked,
): Promise<Coverage> {
  const live = await findLiveScopes(ctx, { ...outsideRuns(personId), skillId: null, applicationId });
  return coverage({ scopes, shape: null }, live);
}

/** What of what is missing is allowed and rests, with what it opens by now. */
export const findWidened = (ctx: TenantCtx, coverage: Coverage): Promise<Widened[]> =>
  "cover" in coverage ? Promise.resolve([]) : findOpened(ctx, coverage.rested);

/** Outside a run there is nothing for `once` and `conversation` to end with. */
export const clientDurations = ["30d", "always"] as const satisfies readonly Duration[];
export type ClientDuration = (typeof clientDurations)[number];

/**
 * The person allows the application itself, as it was `shown` to them and stays until this transaction ends
 * (`keepShown`). Asking, and whether it may be asked for these scopes, is the caller's.
 */
export function allowClient(
  ctx: TenantCtx,
  personId: PersonId,
  { applicationId, scopes, shown, duration }: ClientAsked & { shown: Shown; duration: ClientDuration },
): Promise<GrantId> {
  if (scopes.length === 0) throw new AppError("internal", `nothing allowed to ${applicationId}`);
  return inTx(ctx, async (ctx) => {
    const allowed = { skillId: null, applicationId, shape: null, scopes: [...new Set(scopes)] };
    const grantId = await widenGrant(ctx, { ...outsideRuns(personId), shown }, allowed, duration);
    await record(ctx, {
      event: "consent.answered",
      actor: by.person(personId),
      subject: grantId,
      details: { decision: "allow", applicationId, scopes: allowed.scopes, duration, grantId },
    });
    return grantId;
  });
}

const outsideRuns = (personId: PersonId): Situation => ({ personId, runId: null, conversationId: null });
