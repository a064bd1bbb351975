import { type RawBuilder, sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import type { AuditEntry } from "./entry.ts";

/** Writes one event with the statements of `ctx`: it is kept if and only if the change is. */
export async function record(ctx: TenantCtx, entry: AuditEntry): Promise<void> {
  const { event, actor, subject = null, details = {} } = entry;
  await sql`
    insert into audit_event (organisation_id, event, actor_kind, actor_id, subject, details)
    values (${ctx.organisationId}, ${event}, ${actor.kind}, ${actor.id}, ${subject}, ${JSON.stringify(details)})
  `.execute(ctx.db);
}

/**
 * The same for a statement that changes and records at once: use it as a data-modifying CTE. `rows` selects
 * (organisation_id, event, actor_kind, actor_id, subject, details), one event a row.
 */
export function auditFrom(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`insert into audit_event (organisation_id, event, actor_kind, actor_id, subject, details) ${rows}`;
}

interface Happened {
  at: Date;
  event: string;
  details: Record<string, unknown>;
}

/** What happened to one thing, of one kind such as `stream`, the latest first; for the module that records it. */
export async function findHappened(
  ctx: TenantCtx,
  about: { subject: string; kind: "stream"; limit: number },
): Promise<Happened[]> {
  const { rows } = await sql<Happened>`
    select at, event, details from audit_event
     where organisation_id = ${ctx.organisationId} and subject = ${about.subject}
       and event like ${`${about.kind}.%`}
     order by id desc limit ${about.limit}
  `.execute(ctx.db);
  return rows;
}
