import { findApiNames } from "../apis/index.ts";
import { findApplicationNames } from "../applications/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { isApplication, type Receiver } from "./webhook.ts";

/** What the application or the API is called; its id where nobody knows. */
export async function nameOf(ctx: TenantCtx, receiver: Receiver): Promise<string> {
  const names = await (isApplication(receiver) ? findApplicationNames : findApiNames)(ctx, [receiver]);
  return names.get(receiver) ?? receiver;
}
