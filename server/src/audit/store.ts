import { type RawBuilder, sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import { type Page, partOf } from "../platform/page.ts";
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

interface AuditFilter extends Page<readonly [id: number]> {
  event?: string | undefined;
  actorId?: string | undefined;
  subject?: string | undefined;
  id?: number | undefined;
}

interface EventRow {
  id: number;
  at: Date;
  event: string;
  actor_kind: string;
  actor_id: string | null;
  subject: string | null;
  details: Record<string, unknown>;
  hash: string | null;
}

/** Newest first, as the primary key has them. */
export async function findEvents(ctx: TenantCtx, filter: AuditFilter) {
  const [before = null] = filter.cursor ?? [];
  const { rows } = await sql<EventRow>`
    select e.id, e.at, e.event, e.actor_kind, e.actor_id, e.subject, e.details,
           (select encode(s.hash, 'hex') from audit_seal s
             where s.organisation_id = e.organisation_id and s.event_id = e.id) as hash
      from audit_event e
     where e.organisation_id = ${ctx.organisationId}
       and (${filter.event ?? null}::text is null or e.event = ${filter.event ?? null})
       and (${filter.actorId ?? null}::text is null or e.actor_id = ${filter.actorId ?? null})
       and (${filter.subject ?? null}::text is null or e.subject = ${filter.subject ?? null})
       and (${filter.id ?? null}::bigint is null or e.id = ${filter.id ?? null})
       and (${before}::bigint is null or e.id < ${before})
     order by e.id desc
     limit ${filter.limit + 1}
  `.execute(ctx.db);
  return partOf(rows, filter, { to: toEvent, key: ({ id }) => [id] });
}

function toEvent(row: EventRow) {
  return {
    id: row.id,
    at: row.at.toISOString(),
    event: row.event,
    actor: { kind: row.actor_kind, id: row.actor_id },
    subject: row.subject,
    details: row.details,
    hash: row.hash,
  };
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
