import type { TenantCtx } from "../platform/ctx.ts";

/** The channel on which nodes hear that there is something to deliver. */
export const webhookChannel = "webhook";

/** There is something to deliver: this node looks once the transaction has committed, and whichever others have places. */
export function tellWebhooks(ctx: TenantCtx): void {
  ctx.changes.tell(ctx, webhookChannel, "due");
}
