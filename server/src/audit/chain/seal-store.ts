import { sql } from "kysely";
import type { Ctx } from "../../platform/ctx.ts";
import { exactTime } from "../../platform/db/exact-time.ts";
import type { OrganisationId } from "../../platform/ids.ts";
import type { ChainEnd, SealedEvent } from "./link.ts";

/** Any number, the same in every version: one node at a time seals. */
const lock = 7_275_326_404;

/** Whether this transaction is the one that seals. Another node's ends with its transaction, however that ends. */
export async function isOurTurn(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(${lock}) as taken`.execute(ctx.db);
  return rows[0]?.taken === true;
}

interface Recorded {
  /** The highest id that is there. */
  newest: number;
  /** Up to here everything is sealed that ever will be there. */
  sealedTo: number;
}

/** Two look-ups at the ends of two indexes. */
export async function findRecorded(ctx: Ctx): Promise<Recorded> {
  const { rows } = await sql<Recorded>`
    select coalesce((select max(id) from audit_event), 0) as newest, sealed_to as "sealedTo" from audit_sealing
  `.execute(ctx.db);
  return rows[0] ?? { newest: 0, sealedTo: 0 };
}

/**
 * The transactions that may have events which nobody sees yet: each took this lock before its first event got an id,
 * and lets it go only when its events are there for everybody, or never will be.
 */
export async function findRecording(ctx: Ctx): Promise<string[]> {
  const { rows } = await sql<{ transaction: string }>`
    select distinct virtualtransaction as transaction from pg_locks
     where locktype = 'relation' and relation = 'audit_event'::regclass and mode = 'RowExclusiveLock' and granted
       and database = (select oid from pg_database where datname = current_database())
  `.execute(ctx.db);
  return rows.map(({ transaction }) => transaction);
}

export type UnsealedEvent = { organisationId: OrganisationId; id: number } & SealedEvent;

/** Some events in the order of their ids, whoever's they are. */
export interface SeenPage {
  /** Those that have no seal. */
  unsealed: UnsealedEvent[];
  /** The id of the last one that was seen, sealed or not; `null`: there was none. */
  last: number | null;
  count: number;
}

type SeenRow = Omit<SeenPage, "unsealed"> & (UnsealedEvent | { id: null });

/** The page is cut before seals are looked for, each by itself, so that no plan reads further than the page. */
export async function findUnsealed(
  ctx: Ctx,
  { after, most }: { after: number; most: number },
): Promise<SeenPage> {
  const { rows } = await sql<SeenRow>`
    with seen as materialized (
      select * from audit_event e where e.id > ${after} order by e.id limit ${most}
    ), unsealed as (
      select seen.* from seen
        left join lateral (
          select true as is_there from audit_seal s
           where s.organisation_id = seen.organisation_id and s.event_id = seen.id limit 1) seal on true
       where seal.is_there is null
    )
    select page.last, page.count, e.organisation_id as "organisationId", e.id, ${exactTime("e.at")} as at, e.event,
           e.actor_kind as "actorKind", e.actor_id as "actorId", e.subject, e.details::text as details
      from (select max(id) as last, count(*) as count from seen) page
      left join unsealed e on true
     order by e.id
  `.execute(ctx.db);
  const { last = null, count = 0 } = rows[0] ?? {};
  const unsealed = rows.flatMap(({ last, count, ...event }) => (event.id === null ? [] : [event]));
  return { unsealed, last, count };
}

/** How far the chains of these organisations go; those that have none are not among them. */
export async function findChainEnds(
  ctx: Ctx,
  organisationIds: readonly OrganisationId[],
): Promise<Map<OrganisationId, ChainEnd>> {
  const { rows } = await sql<{ organisationId: OrganisationId } & ChainEnd>`
    select o.id as "organisationId", last.position, encode(last.hash, 'hex') as hash
      from unnest(${organisationIds}::text[]) o (id)
     cross join lateral (
       select s.position, s.hash from audit_seal s
        where s.organisation_id = o.id order by s.position desc limit 1) last
  `.execute(ctx.db);
  return new Map(rows.map(({ organisationId, ...end }) => [organisationId, end]));
}

export interface NewSeal extends ChainEnd {
  organisationId: OrganisationId;
  eventId: number;
}

export async function insertSeals(ctx: Ctx, seals: readonly NewSeal[]): Promise<void> {
  await sql`
    insert into audit_seal (organisation_id, position, event_id, hash)
    select "organisationId", position, "eventId", decode(hash, 'hex')
      from jsonb_to_recordset(${JSON.stringify(seals)}::jsonb)
        as seal ("organisationId" text, position bigint, "eventId" bigint, hash text)
  `.execute(ctx.db);
}

/** Nodes may find out in any order how far it is; it never goes back. */
export async function noteSealedTo(ctx: Ctx, id: number): Promise<void> {
  await sql`update audit_sealing set sealed_to = ${id} where sealed_to < ${id}`.execute(ctx.db);
}
