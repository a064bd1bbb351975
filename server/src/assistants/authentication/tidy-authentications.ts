import { type Ctx, within } from "../../platform/ctx.ts";
import { NotOpened } from "../../platform/vault.ts";
import * as store from "./authentication-store.ts";
import { sealAgain } from "./sealed-authentication.ts";

/**
 * Forgets the secrets of skills that nothing can call any more, and seals with the first key what an older one
 * sealed, so that the older one can go. What no key opens stays as it is, and the operator is told.
 */
export async function tidyAuthentications(ctx: Ctx): Promise<void> {
  await store.deleteUnusedAuthentications(ctx);
  const complaints = new Set<string>();
  for (const { organisationId, skillId, sealed } of await store.findSealedByOthers(ctx, ctx.vault.mark)) {
    try {
      await store.replaceSealed(within(ctx, organisationId), {
        skillId,
        sealed,
        by: sealAgain(ctx, skillId, sealed),
      });
    } catch (error) {
      if (!(error instanceof NotOpened)) throw error;
      complaints.add(error.message);
    }
  }
  for (const error of complaints) ctx.log.error({ error }, "a stored secret cannot be read");
}
