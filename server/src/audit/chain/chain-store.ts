import { sql } from "kysely";
import type { TenantCtx } from "../../platform/ctx.ts";
import { exactTime } from "../../platform/db/exact-time.ts";
import type { ChainEnd, Link, SealedEvent } from "./link.ts";

interface LinkRow extends SealedEvent {
  position: number;
  id: number;
  hash: string;
  isThere: boolean;
}

/** An organisation's chain in its order: each seal, with its event as it is now. */
export async function findLinks(
  ctx: TenantCtx,
  { after, upTo, most }: { after: number; upTo: number; most: number },
): Promise<Link[]> {
  const { rows } = await sql<LinkRow>`
    select s.position, s.event_id as id, encode(s.hash, 'hex') as hash, e.id is not null as "isThere",
           ${exactTime("e.at")} as at, e.event, e.actor_kind as "actorKind", e.actor_id as "actorId", e.subject,
           e.details::text as details
      from audit_seal s
      left join audit_event e on e.organisation_id = s.organisation_id and e.id = s.event_id
     where s.organisation_id = ${ctx.organisationId} and s.position > ${after} and s.position <= ${upTo}
     order by s.position
     limit ${most}
  `.execute(ctx.db);
  return rows.map(({ position, id, hash, isThere, ...event }) => ({
    position,
    id,
    hash,
    event: isThere ? event : null,
  }));
}

/** How far the chain goes; `undefined`: it has not begun. */
export async function findChainEnd(ctx: TenantCtx): Promise<ChainEnd | undefined> {
  const { rows } = await sql<ChainEnd>`
    select position, encode(hash, 'hex') as hash from audit_seal
     where organisation_id = ${ctx.organisationId} order by position desc limit 1
  `.execute(ctx.db);
  return rows[0];
}

/** The database's time, for what is signed. */
export async function findNow(ctx: TenantCtx): Promise<string> {
  const { rows } = await sql<{ now: string }>`
    select to_char(behalf_now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now`.execute(ctx.db);
  return rows[0]?.now ?? "";
}

export async function countSeals(ctx: TenantCtx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from audit_seal where organisation_id = ${ctx.organisationId}`.execute(ctx.db);
  return rows[0]?.count ?? 0;
}

/** Some events in the order of their ids, and which of them have no seal. */
export interface Coverage {
  events: number;
  unsealed: number;
  /** The first without a seal of those that would have one by now. */
  added: number | null;
  last: number | null;
}

export async function findCoverage(
  ctx: TenantCtx,
  { after, sealedTo, most }: { after: number | null; sealedTo: number; most: number },
): Promise<Coverage> {
  const { rows } = await sql<Coverage>`
    with seen as materialized (
      select e.id from audit_event e
       where e.organisation_id = ${ctx.organisationId} and (${after}::bigint is null or e.id > ${after})
       order by e.id
       limit ${most}
    ), sealed as (
      select s.event_id from audit_seal s
       where s.organisation_id = ${ctx.organisationId}
         and s.event_id between (select min(id) from seen) and (select max(id) from seen)
    )
    select count(*) as events, count(*) filter (where event_id is null) as unsealed,
           min(id) filter (where event_id is null and id <= ${sealedTo}) as added, max(id) as last
      from seen left join sealed on event_id = id
  `.execute(ctx.db);
  return rows[0] ?? { events: 0, unsealed: 0, added: null, last: null };
}

/** Where an event stands in the chain; `undefined` until it is sealed. */
export async function findPosition(ctx: TenantCtx, eventId: number): Promise<number | undefined> {
  const { rows } = await sql<{ position: number }>`
    select position from audit_seal
     where organisation_id = ${ctx.organisationId} and event_id = ${eventId}`.execute(ctx.db);
  return rows[0]?.position;
}
