import { by, record } from "../audit/index.ts";
import { inTx, type TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import type { ApplicationId } from "../platform/ids.ts";
import type { ApplicationWithPermissions, ApplicationWords } from "./application.ts";
import { findOwnApplication } from "./applications.ts";
import { isAdmin } from "./policy.ts";
import { endTokens } from "./secrets.ts";
import * as store from "./store.ts";

/**
 * What is said of it, by its developer; whether it is enabled, by an admin alone. Disabling ends at once, and for good,
 * whatever it holds: enabled again it gets codes and tokens anew, under the permissions that people had given it.
 * Errors: 404, 403 `forbidden`.
 */
export function changeApplication(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  id: ApplicationId,
  { disabled, ...words }: ApplicationWords & { disabled?: boolean | undefined },
): Promise<ApplicationWithPermissions> {
  return inTx(ctx, async (ctx) => {
    await findOwnApplication(ctx, caller, id);
    if (disabled !== undefined && !isAdmin(caller)) throw new AppError("forbidden", `${id} by ${caller.id}`);
    await changeWords(ctx, caller, id, words);
    if (disabled === true) await disable(ctx, caller, id);
    if (disabled === false && (await store.enableApplication(ctx, id)))
      await record(ctx, { event: "application.enabled", actor: by.person(caller.id), subject: id });
    return findOwnApplication(ctx, caller, id);
  });
}

async function changeWords(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  id: ApplicationId,
  words: ApplicationWords,
): Promise<void> {
  if (Object.keys(words).length === 0) return;
  await store.updateWords(ctx, id, words);
  await record(ctx, {
    event: "application.changed",
    actor: by.person(caller.id),
    subject: id,
    details: { ...words },
  });
}

/** Whoever waits to be asked something for it stands to the right, and hears of it by a job. */
async function disable(ctx: TenantCtx, caller: PersonPrincipal, applicationId: ApplicationId): Promise<void> {
  if (!(await store.disableApplication(ctx, applicationId))) return;
  const actor = by.person(caller.id);
  await record(ctx, { event: "application.disabled", actor, subject: applicationId });
  await endTokens(ctx, { actor, applicationId, reason: "application_disabled" });
  await ctx.jobs.send(ctx, "application.disabled", { applicationId });
}
