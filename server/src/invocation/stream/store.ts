import { sql } from "kysely";
import { auditFrom, findHappened } from "../../audit/index.ts";
import { type Ctx, inTx, type TenantCtx } from "../../platform/ctx.ts";
import type { ApplicationId } from "../../platform/ids.ts";
import type { Admitted, Connection, StreamConnectionId } from "./connection.ts";

/** A node says every five seconds what it holds; of a node that was silent for longer nothing is believed. */
const fresh = sql`c.closed_at is null and c.last_seen_at > behalf_now() - interval '15 seconds'`;

/** The secret a connection was opened with still opens connections: not revoked, not past its day, application enabled. */
const secretLives = (alias: "t" | "c") => sql`exists (
  select from application_secret s
    join application a on a.organisation_id = s.organisation_id and a.id = s.application_id
   where s.organisation_id = ${sql.ref(`${alias}.organisation_id`)} and s.hash = ${sql.ref(`${alias}.secret_hash`)}
     and s.application_id = ${sql.ref(`${alias}.application_id`)} and a.disabled_at is null
     and (s.expires_at is null or s.expires_at > behalf_now()))`;

interface NewTicket {
  hash: Buffer;
  applicationId: ApplicationId;
  secretHash: Buffer;
  source: string;
  client: string;
  takesCalls: boolean;
}

export async function insertTicket(ctx: TenantCtx, ticket: NewTicket): Promise<void> {
  const { hash, applicationId, secretHash, source, client, takesCalls } = ticket;
  await sql`
    insert into stream_ticket (organisation_id, hash, application_id, secret_hash, source, client, takes_calls)
    values (${ctx.organisationId}, ${hash}, ${applicationId}, ${secretHash}, ${source}, ${client}, ${takesCalls})
  `.execute(ctx.db);
}

export async function countConnections(ctx: TenantCtx, applicationId: ApplicationId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from stream_connection c
     where c.organisation_id = ${ctx.organisationId} and c.application_id = ${applicationId} and ${fresh}
  `.execute(ctx.db);
  return rows[0]?.count ?? 0;
}

interface Presented {
  id: StreamConnectionId;
  hash: Buffer;
  node: string;
  address: string;
  source: string;
  max: number;
}

/**
 * Spends a ticket and keeps the connection it opens. Of two sockets with the same ticket exactly one gets a row; a
 * ticket from elsewhere, or one whose secret ended meanwhile, is spent and opens nothing.
 */
export function spendTicket(ctx: TenantCtx, presented: Presented): Promise<Admitted | undefined> {
  return inTx(ctx, async (ctx) => {
    // One socket of an application at a time, or each counts without the others. In a statement of its own: only the
    // next one's snapshot sees what was committed while this one waited.
    await sql`
      select from application a
        join stream_ticket t on t.organisation_id = a.organisation_id and t.application_id = a.id
       where a.organisation_id = ${ctx.organisationId} and t.hash = ${presented.hash} for no key update of a
    `.execute(ctx.db);
    return openConnection(ctx, presented);
  });
}

async function openConnection(ctx: TenantCtx, presented: Presented): Promise<Admitted | undefined> {
  const { id, hash, node, address, source, max } = presented;
  const { rows } = await sql<{ application_id: ApplicationId; takes_calls: boolean }>`
    with ticket as (
      delete from stream_ticket where organisation_id = ${ctx.organisationId} and hash = ${hash} returning *
    ), usable as (
      select t.* from ticket t
       where t.expires_at > behalf_now() and t.source = ${source}
         and ${secretLives("t")}
         and (select count(*) from stream_connection c
               where c.organisation_id = t.organisation_id and c.application_id = t.application_id and ${fresh}) < ${max}
    ), connected as (
      insert into stream_connection (organisation_id, id, application_id, secret_hash, node, address, client, takes_calls)
      select organisation_id, ${id}, application_id, secret_hash, ${node}, ${address}, client, takes_calls from usable
    ), place as (
      insert into stream_address (organisation_id, application_id, address)
      select organisation_id, application_id, source from usable
      on conflict (organisation_id, application_id, address) do update set last_seen_at = behalf_now()
      returning organisation_id, application_id, first_seen_at = behalf_now() as is_new
    ), presence as (
      insert into stream_presence (organisation_id, application_id, online)
      select organisation_id, application_id, true from usable
      on conflict (organisation_id, application_id) do update set online = true where not stream_presence.online
      returning organisation_id, application_id
    ), events (organisation_id, application_id, event) as (
      select organisation_id, application_id, 'stream.ticket_refused' from ticket
       where expires_at > behalf_now() and source <> ${source}
      union all select organisation_id, application_id, 'stream.new_address' from place where is_new
      union all select organisation_id, application_id, 'stream.connected' from presence
    ), recorded as (
      ${auditFrom(sql`
        select organisation_id, event, 'application', application_id, application_id,
               jsonb_build_object('address', ${address}::text) from events`)}
    )
    select application_id, takes_calls from usable
  `.execute(ctx.db);
  return (
    rows[0] && {
      organisationId: ctx.organisationId,
      id,
      applicationId: rows[0].application_id,
      takesCalls: rows[0].takes_calls,
    }
  );
}

/** Says that this node still holds these connections. Answers those that may stay. */
export async function keepConnections(
  ctx: Ctx,
  held: readonly Pick<Connection, "organisationId" | "id" | "calls">[],
): Promise<Set<StreamConnectionId>> {
  const { rows } = await sql<{ id: StreamConnectionId }>`
    update stream_connection c set last_seen_at = behalf_now(), calls = h.calls
      from jsonb_to_recordset(${JSON.stringify(held)}::jsonb) as h ("organisationId" text, id text, calls integer)
     where c.organisation_id = h."organisationId" and c.id = h.id and ${secretLives("c")}
    returning c.id
  `.execute(ctx.db);
  return new Set(rows.map(({ id }) => id));
}

export async function endConnection(
  ctx: TenantCtx,
  { id, calls }: { id: StreamConnectionId; calls: number },
): Promise<void> {
  await sql`
    update stream_connection set closed_at = behalf_now(), last_seen_at = behalf_now(), calls = ${calls}
     where organisation_id = ${ctx.organisationId} and id = ${id}
  `.execute(ctx.db);
}

/** What a process of this node left behind when it died. */
export async function endConnectionsOf(ctx: Ctx, node: string): Promise<void> {
  await sql`
    update stream_connection set closed_at = last_seen_at where node = ${node} and closed_at is null
  `.execute(ctx.db);
}

/** Notes who has been away for half a minute, and clears what nobody can use any more. Any node may do it. */
export async function sweep(ctx: Ctx): Promise<void> {
  await sql`
    with away as (
      select p.organisation_id, p.application_id from stream_presence p
       where p.online and not exists (
         select from stream_connection c
          where c.organisation_id = p.organisation_id and c.application_id = p.application_id
            and c.last_seen_at > behalf_now() - interval '30 seconds')
         for update skip locked
    ), gone as (
      update stream_presence p set online = false from away
       where p.organisation_id = away.organisation_id and p.application_id = away.application_id
      returning p.organisation_id, p.application_id
    ), tickets as (
      delete from stream_ticket where expires_at < behalf_now()
    ), connections as (
      delete from stream_connection where last_seen_at < behalf_now() - interval '1 day'
    )
    ${auditFrom(sql`
      select g.organisation_id, 'stream.disconnected', 'application', g.application_id, g.application_id,
             jsonb_build_object('address', (select c.address from stream_connection c
                                             where c.organisation_id = g.organisation_id
                                               and c.application_id = g.application_id
                                             order by c.last_seen_at desc limit 1))
        from gone g`)}
  `.execute(ctx.db);
}

/** A node that holds a connection of the application that takes calls, if any does. */
export async function findStreamNode(
  ctx: TenantCtx,
  applicationId: ApplicationId,
): Promise<string | undefined> {
  const { rows } = await sql<{ node: string }>`
    select c.node from stream_connection c
     where c.organisation_id = ${ctx.organisationId} and c.application_id = ${applicationId} and c.takes_calls and ${fresh}
     order by random() limit 1
  `.execute(ctx.db);
  return rows[0]?.node;
}

/** Whether the application was connected half a minute ago: it may be on its way back. */
export async function wasConnectedLately(ctx: TenantCtx, applicationId: ApplicationId): Promise<boolean> {
  const { rows } = await sql`
    select from stream_presence
     where organisation_id = ${ctx.organisationId} and application_id = ${applicationId} and online
  `.execute(ctx.db);
  return rows.length > 0;
}

interface ConnectionRow {
  id: StreamConnectionId;
  node: string;
  address: string;
  client: string;
  calls: number;
  connected_at: Date;
  last_seen_at: Date;
}

/** The open connections of an application, the latest first. */
export async function findConnections(ctx: TenantCtx, applicationId: ApplicationId) {
  const { rows } = await sql<ConnectionRow>`
    select c.id, c.node, c.address, c.client, c.calls, c.connected_at, c.last_seen_at from stream_connection c
     where c.organisation_id = ${ctx.organisationId} and c.application_id = ${applicationId} and ${fresh}
     order by c.connected_at desc
  `.execute(ctx.db);
  return rows.map(({ connected_at, last_seen_at, ...row }) => {
    return { ...row, connectedAt: connected_at.toISOString(), lastSeenAt: last_seen_at.toISOString() };
  });
}

/** Where its connections have come from, the latest fifty. */
export async function findAddresses(ctx: TenantCtx, applicationId: ApplicationId) {
  const { rows } = await sql<{ address: string; first_seen_at: Date; last_seen_at: Date }>`
    select address, first_seen_at, last_seen_at from stream_address
     where organisation_id = ${ctx.organisationId} and application_id = ${applicationId}
     order by last_seen_at desc limit 50
  `.execute(ctx.db);
  return rows.map(({ address, first_seen_at, last_seen_at }) => {
    return { address, firstSeenAt: first_seen_at.toISOString(), lastSeenAt: last_seen_at.toISOString() };
  });
}

/** What happened to its connections, the latest twenty. */
export async function findStreamEvents(ctx: TenantCtx, id: ApplicationId) {
  const happened = await findHappened(ctx, { subject: id, kind: "stream", limit: 20 });
  return happened.map(({ at, event, details: { address } }) => {
    return { at: at.toISOString(), event, address: typeof address === "string" ? address : null };
  });
}
