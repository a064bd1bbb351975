import { sql } from "kysely";
import { isApprovedFor } from "../../applications/index.ts";
import { barOfRun } from "../../assistants/index.ts";
import { mayBeActedFor } from "../../directory/index.ts";
import type { Ctx, TenantCtx } from "../../platform/ctx.ts";
import type { ApplicationId, OrganisationId, RunId } from "../../platform/ids.ts";
import type { Run } from "../run.ts";

export interface Taken {
  organisationId: OrganisationId;
  runId: RunId;
  lease: string;
}

interface Taking {
  node: string;
  heldMs: number;
  /** So many at most, and of one organisation no more than bring it to its share. */
  most: number;
  share: number;
  /** How many of each the node has already. */
  taken: ReadonlyMap<OrganisationId, number>;
}

/**
 * Takes runs of all organisations that are queued or were left behind, the oldest first: of two nodes that look at once
 * each gets others. Uses run_to_do. What is held for this node, without a lease, is its own to take.
 */
export async function takeWaiting(ctx: Ctx, { node, heldMs, most, share, taken }: Taking): Promise<Taken[]> {
  const full = [...taken].filter(([, count]) => count >= share).map(([id]) => id);
  const { rows } = await sql<Taken>`
    with waiting as (
      select organisation_id, id, created_at from run
       where status in ('queued', 'in_progress') and organisation_id <> all(${full}::text[])
         and (held_until is null or held_until <= behalf_now() or (node = ${node} and lease is null))
       order by created_at limit ${most} for update skip locked
    ), fair as (
      select organisation_id, id,
             coalesce((${JSON.stringify(Object.fromEntries(taken))}::jsonb ->> organisation_id)::int, 0)
             + row_number() over (partition by organisation_id order by created_at) as place
        from waiting
    )
    update run r
       set status = 'in_progress', revision = revision + 1, node = ${node}, lease = gen_random_uuid()::text,
           held_until = behalf_now() + make_interval(secs => ${heldMs / 1000})
      from fair f
     where r.organisation_id = f.organisation_id and r.id = f.id and f.place <= ${share}
    returning r.organisation_id as "organisationId", r.id as "runId", r.lease
  `.execute(ctx.db);
  return rows;
}

/** Keeps all runs of a node, in one statement that moves no revision. Answers which it still had. */
export async function keepLeases(ctx: Ctx, leases: readonly string[], heldMs: number): Promise<string[]> {
  const { rows } = await sql<{ lease: string }>`
    update run set held_until = behalf_now() + make_interval(secs => ${heldMs / 1000})
     where status = 'in_progress' and lease = any(${leases}::text[]) and held_until > behalf_now()
    returning lease
  `.execute(ctx.db);
  return rows.map(({ lease }) => lease);
}

/** Nobody's any more: the next who looks takes them. */
export async function giveBack(
  ctx: Ctx,
  which: { leases: readonly string[] } | { node: string },
): Promise<void> {
  const condition = "node" in which ? sql`node = ${which.node}` : sql`lease = any(${which.leases}::text[])`;
  await sql`
    update run set node = null, lease = null, held_until = null
     where status in ('queued', 'in_progress') and ${condition}
  `.execute(ctx.db);
}

/**
 * Whether a worker still has the run as it knows it, nobody took it over, stopped it or decided for it meanwhile; and
 * its person may still be acted for, its assistant is in use, and the application is enabled and approved for the call.
 */
export async function isHeld(
  ctx: TenantCtx,
  run: Pick<Run, "id" | "revision" | "lease">,
  { applicationId, host, scopes }: { applicationId: ApplicationId; host: string; scopes: readonly string[] },
): Promise<boolean> {
  const { rows } = await sql`
    select from run r
      join person p on p.organisation_id = r.organisation_id and p.id = r.person_id and ${mayBeActedFor("p")}
      join application a on a.organisation_id = r.organisation_id and a.id = ${applicationId} and a.disabled_at is null
     where r.organisation_id = ${ctx.organisationId} and r.id = ${run.id} and r.revision = ${run.revision}
       and r.lease = ${run.lease} and r.held_until > behalf_now()
       and ${barOfRun({ run: "r", person: "p" })} is null
       and (select count(*) from application_permission q
             where q.organisation_id = r.organisation_id and q.application_id = a.id and q.code = any(${scopes}::text[])
               and ${isApprovedFor("q", sql`${host}::text`)}) = ${scopes.length}::int
  `.execute(ctx.db);
  return rows.length > 0;
}
