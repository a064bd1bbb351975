import type { TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { ConversationId, GrantId, PersonId, RunId } from "../platform/ids.ts";
import type { Page, Part, TimeKey } from "../platform/page.ts";
import { tellWebhooks } from "../webhooks/index.ts";
import { findEndedGrants } from "./ended-grants-store.ts";
import { endScopes } from "./ended-scopes-store.ts";
import type { EndedGrant, Grant } from "./grant.ts";
import * as store from "./grant-store.ts";

export function listGrants(ctx: TenantCtx, personId: PersonId, page: Page<TimeKey>): Promise<Part<Grant>> {
  return store.findGrants(ctx, personId, page);
}

/** What ended within the last 30 days. */
export function listEndedGrants(
  ctx: TenantCtx,
  personId: PersonId,
  page: Page<TimeKey>,
): Promise<Part<EndedGrant>> {
  return findEndedGrants(ctx, personId, page);
}

/** Errors: 404 unknown or another's. */
export async function requireOwnGrant(ctx: TenantCtx, by: PersonId, grantId: GrantId): Promise<void> {
  if (!(await store.isOwnGrant(ctx, { by, grantId }))) throw new AppError("not_found", grantId);
}

/** From the answer on nothing issued under it works, on any node. Errors: 404 unknown or another's. */
export async function revokeGrant(ctx: TenantCtx, by: PersonId, grantId: GrantId): Promise<void> {
  const { revoked, told } = await store.revokeGrants(ctx, { by, grantId });
  if (told > 0) tellWebhooks(ctx);
  if (revoked === 0) await requireOwnGrant(ctx, by, grantId);
}

export async function revokeAllGrants(ctx: TenantCtx, by: PersonId): Promise<void> {
  const { told } = await store.revokeGrants(ctx, { by });
  if (told > 0) tellWebhooks(ctx);
}

/** One permission of a grant; the last one takes the grant along. Errors: 404 unknown or another's. */
export async function revokeScope(
  ctx: TenantCtx,
  by: PersonId,
  { grantId, code }: { grantId: GrantId; code: string },
): Promise<void> {
  const { revoked, told } = await store.revokeScope(ctx, { by, grantId, code });
  if (told > 0) tellWebhooks(ctx);
  if (revoked === 0) await requireOwnGrant(ctx, by, grantId);
}

/** What was allowed for this run alone ends with it. */
export async function endRunScopes(ctx: TenantCtx, runId: RunId): Promise<void> {
  if ((await endScopes(ctx, { runId })) > 0) tellWebhooks(ctx);
}

export async function endConversationScopes(ctx: TenantCtx, conversationId: ConversationId): Promise<void> {
  if ((await endScopes(ctx, { conversationId })) > 0) tellWebhooks(ctx);
}
