import type { TenantCtx } from "../../platform/ctx.ts";
import * as store from "./chain-store.ts";
import { signingKey } from "./key.ts";
import { type ChainEnd, noHash } from "./link.ts";
import { type SignedHead, signHead } from "./signed-head.ts";

/** How far the organisation's chain goes now, signed. */
export async function headOf(ctx: TenantCtx): Promise<SignedHead> {
  const key = await signingKey(ctx);
  const { position, hash }: ChainEnd = (await store.findChainEnd(ctx)) ?? { position: 0, hash: noHash };
  return signHead({ organisation: ctx.organisationId, position, hash, at: await store.findNow(ctx) }, key);
}
