import { endApprovals } from "../../applications/index.ts";
import { by, record } from "../../audit/index.ts";
import { forgetCatalogue, holdPoints, withdrawPoints } from "../../permissions/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { ApiId } from "../../platform/ids.ts";
import { requireSeen } from "../policy.ts";
import { endSecrets } from "../secret-store.ts";
import * as store from "../store.ts";
import type { Allowed } from "./allowed.ts";

/** Of an API that is removed, or of a version that has them no more: nothing issued for them works from then on. */
export async function withdraw(
  ctx: TenantCtx,
  caller: Pick<PersonPrincipal, "id">,
  { id, codes }: { id: ApiId; codes: readonly string[] },
  allowed: Pick<Allowed, "end">,
): Promise<void> {
  if (codes.length === 0) return;
  await withdrawPoints(ctx, { audience: id, codes });
  await allowed.end(ctx, codes);
  await endApprovals(ctx, caller, codes);
}

/**
 * Removes an API that the caller calls by its namespace: its permission points are withdrawn and its secrets ended. The
 * namespace stays taken. Errors: 404, 400 when it is called otherwise.
 */
export function removeApi(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { id, namespace }: { id: ApiId; namespace: string },
  allowed: Pick<Allowed, "end">,
): Promise<void> {
  return inTx(ctx, async (ctx) => {
    const api = await store.holdApi(ctx, id);
    requireSeen(caller, api);
    if (namespace !== api.namespace) {
      const details = [{ path: "body.namespace", message: `must be ${api.namespace}, the API's namespace` }];
      throw new AppError("invalid_input", id, { details });
    }
    const standing = (await holdPoints(ctx, id)).filter(({ withdrawn }) => !withdrawn);
    const codes = standing.map(({ code }) => code);
    await withdraw(ctx, caller, { id, codes }, allowed);
    await endSecrets(ctx, { apiId: id, hours: 0 });
    await store.removeApi(ctx, id);
    await record(ctx, {
      event: "api.removed",
      actor: by.person(caller.id),
      subject: id,
      details: { namespace, withdrawn: codes },
    });
    forgetCatalogue(ctx);
  });
}
