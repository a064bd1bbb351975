import { sql } from "kysely";
import type { ContextFacts } from "../invocation/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import type { ConfirmationId, PersonId, RunId, SkillId } from "../platform/ids.ts";
import type { Operation } from "../skill-files/index.ts";
import type { ConfirmationCard, LookedUp } from "./card.ts";

export type ClosedStatus = "expired" | "superseded" | "unavailable";
export type ConfirmationStatus = "pending" | "run" | "cancel" | ClosedStatus;

/** What an answer is checked against: the operation as it was shown, whatever its file says by then. */
export interface CallToConfirm {
  operation: Operation;
  facts: ContextFacts;
  /** What would be sent; of several people who may be meant, the first. */
  values: Record<string, unknown>;
  people: Record<string, LookedUp>;
}

export interface NewConfirmation {
  personId: PersonId;
  runId: RunId;
  skillId: SkillId;
  shape: string;
  card: ConfirmationCard;
  call: CallToConfirm;
}

/** A second open one of the same run is refused by the database. */
export async function insertConfirmation(
  ctx: TenantCtx,
  it: NewConfirmation & { id: ConfirmationId; ttlSeconds: number },
): Promise<void> {
  await sql`
    insert into confirmation (organisation_id, id, person_id, run_id, skill_id, operation_id, shape, card, call, expires_at)
    values (${ctx.organisationId}, ${it.id}, ${it.personId}, ${it.runId}, ${it.skillId}, ${it.card.operationId},
            ${it.shape}, ${JSON.stringify(it.card)}, ${JSON.stringify(it.call)},
            behalf_now() + make_interval(secs => ${it.ttlSeconds}))
  `.execute(ctx.db);
}

export interface LockedConfirmation extends NewConfirmation {
  id: ConfirmationId;
  status: ConfirmationStatus;
  /** Its time is over. */
  over: boolean;
}

/** Held until the transaction ends, so that of two answers one counts. Another person's is not found. */
export async function lockConfirmation(
  ctx: TenantCtx,
  key: { id: ConfirmationId; personId: PersonId },
): Promise<LockedConfirmation | undefined> {
  const { rows } = await sql<LockedConfirmation>`
    select id, person_id as "personId", run_id as "runId", skill_id as "skillId", shape, card, call, status,
           expires_at <= behalf_now() as over
      from confirmation
     where organisation_id = ${ctx.organisationId} and id = ${key.id} and person_id = ${key.personId} for update
  `.execute(ctx.db);
  return rows[0];
}

export async function settleConfirmation(
  ctx: TenantCtx,
  answer: { id: ConfirmationId } & (
    | { status: "run"; arguments: Record<string, unknown>; digest: string }
    | { status: "cancel" }
  ),
): Promise<void> {
  const confirmed = answer.status === "run" ? answer : undefined;
  await sql`
    update confirmation
       set status = ${answer.status}, answered_at = behalf_now(), digest = ${confirmed?.digest ?? null},
           arguments = ${confirmed === undefined ? null : JSON.stringify(confirmed.arguments)}::json
     where organisation_id = ${ctx.organisationId} and id = ${answer.id}
  `.execute(ctx.db);
}

/** `false`: it was decided before. */
export async function closeConfirmation(
  ctx: TenantCtx,
  { id, status }: { id: ConfirmationId; status: ClosedStatus },
): Promise<boolean> {
  const { rows } = await sql`
    update confirmation set status = ${status}, answered_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and id = ${id} and status = 'pending' returning id
  `.execute(ctx.db);
  return rows.length > 0;
}
