import { randomBytes } from "node:crypto";
import { by, record } from "../audit/index.ts";
import { type Ctx, inTx, type TenantCtx, within } from "../platform/ctx.ts";
import { newId, type OrganisationId } from "../platform/ids.ts";
import type { Organisation } from "./organisation.ts";
import * as store from "./store.ts";

export function createOrganisation(
  ctx: Ctx,
  { name, id = newId("org") }: { name: string; id?: OrganisationId },
): Promise<Organisation> {
  return inTx(within(ctx, id), async (ctx) => {
    const organisation = { id, corpId: `ding${randomBytes(16).toString("hex")}`, name };
    await store.insertOrganisation(ctx, organisation);
    await record(ctx, {
      event: "organisation.created",
      actor: by.system,
      subject: organisation.id,
      details: { name },
    });
    return organisation;
  });
}

/** The one that everything in this context belongs to. */
export function findOrganisation(ctx: TenantCtx): Promise<Organisation> {
  return store.findOrganisation(ctx);
}

/**
 * The organisation that a person names by its id (`corpId`) or its name, or the only one there is. `undefined`: none is
 * called so, or more than one is.
 */
export async function findOrganisationToEnter(
  ctx: Ctx,
  named: string | undefined,
): Promise<OrganisationId | "several" | undefined> {
  const [first, second] = await store.findOrganisations(ctx, named?.trim() || undefined);
  if (second === undefined) return first;
  return named === undefined || named.trim() === "" ? "several" : undefined;
}

/** Whether there is no organisation yet. */
export async function isEmpty(ctx: Ctx): Promise<boolean> {
  return (await store.countOrganisations(ctx)) === 0;
}

/** The same, held until the transaction ends: of two that find it empty, one waits and then does not. */
export async function isStillEmpty(ctx: Ctx): Promise<boolean> {
  await store.lockOrganisations(ctx);
  return isEmpty(ctx);
}
