import type { TenantCtx } from "../platform/ctx.ts";
import { tellWebhooks } from "../webhooks/index.ts";
import { countPeople, endWithdrawn, restScopes } from "./own-points-store.ts";

/** What becomes of what people allowed when an API of the organisation's own is published. */
export const allowedPoints = { countPeople, rest: restScopes, end: endPoints };

async function endPoints(ctx: TenantCtx, codes: readonly string[]): Promise<void> {
  if ((await endWithdrawn(ctx, codes)) > 0) tellWebhooks(ctx);
}
