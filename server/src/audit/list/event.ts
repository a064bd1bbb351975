import type { TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import { type LinkPlace, placeOf } from "../chain/place.ts";
import type { FoundEvent } from "./found-event.ts";
import { findEvents } from "./store.ts";

/** With where it stands in the chain; `null` until it is sealed. Errors: 404 unknown, or another organisation's. */
export async function findEvent(
  ctx: TenantCtx,
  id: number,
): Promise<{ event: FoundEvent; place: LinkPlace | null }> {
  const {
    items: [event],
  } = await findEvents(ctx, { id, limit: 1 });
  if (event === undefined) throw new AppError("not_found", String(id));
  return { event, place: await placeOf(ctx, id) };
}
