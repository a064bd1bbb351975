import { by, record } from "../audit/index.ts";
import { findCatalogue } from "../permissions/index.ts";
import { inTx, type TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import { type ApplicationId, newId } from "../platform/ids.ts";
import * as store from "./approval-store.ts";

/** What an application may use for a skill at this destination; left out, at some. */
export async function approvedScopes(
  ctx: TenantCtx,
  applicationId: ApplicationId,
  host?: string,
): Promise<string[]> {
  const approvals = await store.findApprovals(ctx, applicationId);
  const covers = ({ hosts }: store.Approval) => host === undefined || (hosts?.includes(host) ?? true);
  return approvals.filter(covers).map(({ code }) => code);
}

/** Only what is sensitive waits for an admin. */
async function sensitiveOf(ctx: TenantCtx, uses: readonly store.Use[]): Promise<store.Use[]> {
  const catalogue = await findCatalogue(ctx);
  return uses.filter(({ code }) => catalogue.find(code)?.sensitive ?? false);
}

/** A version wants to go where its approvals do not: they stay what they are, and an admin is asked about the rest. */
export function askForHosts(
  ctx: TenantCtx,
  caller: Pick<PersonPrincipal, "id">,
  uses: readonly store.Use[],
): Promise<void> {
  return inTx(ctx, async (ctx) => {
    const wanted = (await sensitiveOf(ctx, uses)).map((use) => ({ ...use, id: newId("prq") }));
    for (const { applicationId, code, hosts } of await store.askForHosts(ctx, wanted, caller.id))
      await record(ctx, {
        event: "permission.requested",
        actor: by.person(caller.id),
        subject: applicationId,
        details: { codes: [code], hosts },
      });
  });
}

/**
 * What is published uses these approvals: each is fixed to where it goes, once. `false`: not all of them cover it, as
 * when another version was published or one was withdrawn meanwhile.
 */
export async function pinApprovals(ctx: TenantCtx, uses: readonly store.Use[]): Promise<boolean> {
  const sensitive = await sensitiveOf(ctx, uses);
  return sensitive.length === 0 || (await store.pinApprovals(ctx, sensitive)) === sensitive.length;
}

/**
 * An admin takes an approval back: what needs it is refused from the next call on. Given again, it covers what is issued
 * from then on. Errors: 404 for one that is not approved.
 */
export function withdrawApproval(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { applicationId, code }: { applicationId: ApplicationId; code: string },
): Promise<void> {
  return inTx(ctx, async (ctx) => {
    if (!(await store.withdrawApproval(ctx, { applicationId, code, by: caller.id })))
      throw new AppError("not_found", `${code} of ${applicationId}`);
    await tellGone(ctx, caller, "permission.withdrawn", { applicationId, code });
  });
}

/** What waits for a word about a call that needs it stands to the right, and hears of it by a job. */
async function tellGone(
  ctx: TenantCtx,
  caller: Pick<PersonPrincipal, "id">,
  event: "permission.withdrawn" | "permission.reopened",
  { applicationId, code }: store.AskedFor,
): Promise<void> {
  const actor = by.person(caller.id);
  await record(ctx, { event, actor, subject: applicationId, details: { code } });
  await ctx.jobs.send(ctx, "application.permission_withdrawn", { applicationId, code });
}

/** What these permissions open was changed: an admin decides anew, and until then nothing is done with them. */
export function reopenApprovals(
  ctx: TenantCtx,
  caller: Pick<PersonPrincipal, "id">,
  codes: readonly string[],
): Promise<void> {
  return inTx(ctx, async (ctx) => {
    const asked = await store.holdAskedFor(ctx, codes);
    await store.reopen(
      ctx,
      asked.map((each) => ({ ...each, id: newId("prq") })),
    );
    for (const each of asked) await tellGone(ctx, caller, "permission.reopened", each);
  });
}

/** There are no such permissions any more: whoever asked for one has it no longer. */
export function endApprovals(
  ctx: TenantCtx,
  caller: Pick<PersonPrincipal, "id">,
  codes: readonly string[],
): Promise<void> {
  return inTx(ctx, async (ctx) => {
    for (const each of await store.rejectAll(ctx, { codes, by: caller.id }))
      await tellGone(ctx, caller, "permission.withdrawn", each);
  });
}
