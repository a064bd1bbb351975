import type { TenantCtx } from "../../platform/ctx.ts";
import { findLinks, findPosition } from "./chain-store.ts";
import { hashAfter, type Link, noHash } from "./link.ts";

/** Where an event stands, and whether it fits those beside it. */
export interface LinkPlace {
  position: number;
  /** The hash before it; of the first, what every chain begins with. */
  previous: string;
  fits: boolean;
  /** `null`: it is the last. */
  followed: boolean | null;
}

/** Looks at one link and those beside it alone; whether the whole chain holds, `verifyAudit` says. */
export async function placeOf(ctx: TenantCtx, eventId: number): Promise<LinkPlace | null> {
  const position = await findPosition(ctx, eventId);
  if (position === undefined) return null;
  const links = await findLinks(ctx, { after: position - 2, upTo: position + 1, most: 3 });
  const at = (place: number) => links.find((link) => link.position === place);
  const [before, own, next] = [at(position - 1), at(position), at(position + 1)];
  const previous = position === 1 ? noHash : (before?.hash ?? "");
  return {
    position,
    previous,
    fits: goesOn(ctx, previous, own),
    followed: next === undefined ? null : goesOn(ctx, own?.hash ?? "", next),
  };
}

function goesOn(ctx: TenantCtx, previous: string, link: Link | undefined): boolean {
  if (link === undefined || link.event === null) return false;
  return link.hash === hashAfter(previous, ctx.organisationId, { id: link.id, ...link.event });
}
