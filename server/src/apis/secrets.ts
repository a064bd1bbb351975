import { by, record } from "../audit/index.ts";
import { inTx, type TenantCtx } from "../platform/ctx.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import type { ApiId } from "../platform/ids.ts";
import { hashOf, newSecret, type Secret } from "../platform/secret.ts";
import { requireEditor } from "./policy.ts";
import { endSecrets, insertSecret } from "./secret-store.ts";
import { findApi } from "./store.ts";

/**
 * A new secret, shown in this answer alone. The old one works 24 hours more, so that the API is changed over without a
 * gap; with `revokeOld` it ends at once. What people allowed and the tokens they gave do not hang on it. Errors: 404, 403.
 */
export function addSecret(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { apiId, revokeOld }: { apiId: ApiId; revokeOld: boolean },
): Promise<Secret> {
  return inTx(ctx, async (ctx) => {
    requireEditor(caller, await findApi(ctx, apiId));
    const secret = newSecret(ctx.organisationId);
    await endSecrets(ctx, { apiId, hours: revokeOld ? 0 : 24 });
    await insertSecret(ctx, { apiId, hash: hashOf(secret) });
    await record(ctx, {
      event: "api.secret_added",
      actor: by.person(caller.id),
      subject: apiId,
      details: { revokeOld },
    });
    return secret;
  });
}

/** Nobody asks with what was known until now any more. For the operator, where nobody of the organisation is at hand. */
export function endAllSecrets(ctx: TenantCtx, apiId: ApiId): Promise<void> {
  return inTx(ctx, async (ctx) => {
    await endSecrets(ctx, { apiId, hours: 0 });
    await record(ctx, { event: "api.secrets_ended", actor: by.system, subject: apiId });
  });
}
