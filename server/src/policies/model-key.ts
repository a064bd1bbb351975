import { z } from "zod";
import { type Ctx, type TenantCtx, within } from "../platform/ctx.ts";
import { Secret } from "../platform/secret.ts";
import { NotOpened } from "../platform/vault.ts";
import { findKeysSealedByOthers, replaceSealedKey } from "./store.ts";

/** A key together with where it was given for: one cannot be had without the other. */
const Bound = z.object({ origin: z.string(), key: z.string() });

const rowOf = ({ organisationId }: TenantCtx) => `organisation_model ${organisationId}`;

export function sealModelKey(ctx: TenantCtx, baseUrl: string, key: Secret): string {
  const text = JSON.stringify({ origin: new URL(baseUrl).origin, key: key.reveal() });
  return ctx.vault.seal(new Secret(text), rowOf(ctx));
}

/** `undefined`: it was given for another place, whatever a row says. @throws NotOpened */
export function openModelKey(ctx: TenantCtx, baseUrl: string, sealed: string): Secret | undefined {
  const { origin, key } = Bound.parse(JSON.parse(ctx.vault.open(sealed, rowOf(ctx)).reveal()));
  return origin === new URL(baseUrl).origin ? new Secret(key) : undefined;
}

/** Seals with the first key what an older one sealed, so that the older one can go. What no key opens stays as it is. */
export async function tidyModelKeys(ctx: Ctx): Promise<void> {
  for (const { organisationId, sealed } of await findKeysSealedByOthers(ctx, ctx.vault.mark)) {
    const tenant = within(ctx, organisationId);
    try {
      const again = ctx.vault.seal(ctx.vault.open(sealed, rowOf(tenant)), rowOf(tenant));
      await replaceSealedKey(tenant, { sealed, by: again });
    } catch (error) {
      if (!(error instanceof NotOpened)) throw error;
      ctx.log.error({ error: error.message }, "a language model's key cannot be read");
    }
  }
}
