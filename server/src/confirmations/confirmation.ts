import { by, record } from "../audit/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import { type ConfirmationId, newId } from "../platform/ids.ts";
import { type Confirmed, confirmedCall } from "./confirmed-call.ts";
import * as store from "./store.ts";
import { waive } from "./waivers.ts";

/** Puts the question. Like a consent card it is a row until it is answered or its time is over. */
export async function askConfirmation(ctx: TenantCtx, asked: store.NewConfirmation): Promise<ConfirmationId> {
  const id = newId("cfm");
  await store.insertConfirmation(ctx, { ...asked, id, ttlSeconds: ctx.config.CONSENT_TTL });
  const { personId, runId, skillId } = asked;
  const { operationId, reason } = asked.card;
  await record(ctx, {
    event: "confirmation.asked",
    actor: by.system,
    subject: id,
    details: { personId, runId, skillId, operationId, reason },
  });
  return id;
}

export interface ConfirmationAnswer {
  confirmationId: ConfirmationId;
  decision: "run" | "cancel";
  /** All values, as edited; left out, as shown. */
  arguments?: Record<string, unknown> | undefined;
  /** "Don't ask again", where the card offers it. */
  remember?: boolean | undefined;
}

/**
 * The person's word, once. Answers what was confirmed; `undefined` when they chose not to run it.
 * Errors: 404, 409 `already_decided`, 400 `invalid_arguments` with each value's problem, which decides nothing.
 */
export async function answerConfirmation(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  answer: ConfirmationAnswer,
): Promise<{ runId: store.LockedConfirmation["runId"]; confirmed: Confirmed | undefined }> {
  const asked = await store.lockConfirmation(ctx, { id: answer.confirmationId, personId: caller.id });
  if (asked === undefined) throw new AppError("not_found", answer.confirmationId);
  if (asked.status !== "pending" || asked.over) throw new AppError("already_decided", answer.confirmationId);
  const { id, runId } = asked;
  const confirmed =
    answer.decision === "run" ? confirmedCall(asked, answer.arguments, caller.locale) : undefined;
  await store.settleConfirmation(
    ctx,
    confirmed === undefined ? { id, status: "cancel" } : { id, status: "run", ...confirmed },
  );
  await record(ctx, {
    event: "confirmation.answered",
    actor: by.person(caller.id),
    subject: id,
    details: { decision: answer.decision, runId, edited: answer.arguments !== undefined },
  });
  const { card } = asked;
  const remember = card.reason === "first_post" || (answer.remember === true && card.remember);
  if (confirmed !== undefined && remember) await waive(ctx, caller, { ...asked, personId: caller.id });
  return { runId, confirmed };
}

/**
 * Nobody answered in time, the person asked for something else meanwhile, or there is nothing to be run any more.
 * `false`: it was decided before.
 */
export async function closeConfirmation(
  ctx: TenantCtx,
  { id, status, why }: { id: ConfirmationId; status: store.ClosedStatus; why?: string | undefined },
): Promise<boolean> {
  if (!(await store.closeConfirmation(ctx, { id, status }))) return false;
  await record(ctx, { event: `confirmation.${status}`, actor: by.system, subject: id, details: { why } });
  return true;
}
