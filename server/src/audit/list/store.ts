import { type RawBuilder, sql } from "kysely";
import type { TenantCtx } from "../../platform/ctx.ts";
import { exactTime } from "../../platform/db/exact-time.ts";
import { cursorAfter, type Page, type Part, partOf } from "../../platform/page.ts";
import type { EventFilter } from "./filter.ts";
import type { FoundEvent } from "./found-event.ts";

/** The last event that was shown: its time to the microsecond, and its id for those of one time. */
export type EventKey = readonly [at: string, id: number];

export type EventPage = EventFilter & Page<EventKey>;

/**
 * What is filtered beyond what an index leads to is looked for among so many events at a time: a page of something rare
 * then comes with fewer events, or none, and a cursor that goes on.
 */
const mostLookedAt = 5_000;

/** How an index finds events, the newest first, and what is looked for in those. */
interface Search {
  /** Kinds of events, each read for itself; `null`: one reading finds them all. */
  kinds: readonly string[] | null;
  by: RawBuilder<boolean>[];
  rest: RawBuilder<boolean>[];
}

const all = (conditions: readonly RawBuilder<boolean>[]) =>
  conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join([...conditions], sql` and `)}`;

function searchOf({ events, actor, subject, id, from, to, q }: EventFilter): Search {
  const actorIs = actor === "system" ? sql<boolean>`e.actor_id is null` : sql<boolean>`e.actor_id = ${actor}`;
  const byIndex = [
    ...(id === undefined ? [] : [sql<boolean>`e.id = ${id}`]),
    ...(subject === undefined ? [] : [sql<boolean>`e.subject = ${subject}`]),
    ...(actor === undefined ? [] : [actorIs]),
  ];
  const [leading, ...others] = byIndex;
  const range = [
    ...(from === undefined ? [] : [sql<boolean>`e.at >= ${from}::timestamptz`]),
    ...(to === undefined ? [] : [sql<boolean>`e.at < ${to}::timestamptz`]),
  ];
  const words =
    q === undefined
      ? []
      : [
          sql<boolean>`strpos(lower(concat_ws(' ', e.actor_id, e.subject, e.details::text)), ${q.toLowerCase()}) > 0`,
        ];
  const rest = [...others, ...words];
  const led = leading === undefined ? range : [leading, ...range];
  if (events === undefined) return { kinds: null, by: led, rest };
  const kindsLead = leading === undefined && (rest.length === 0 || events.length === 1);
  if (kindsLead) return { kinds: events, by: range, rest };
  return { kinds: null, by: led, rest: [...rest, sql<boolean>`e.event = any(${events}::text[])`] };
}

/** Events newest first, as many as may be looked at: uses audit_event_time, _actor, _subject or _kind. */
function lookedAt(
  { organisationId }: TenantCtx,
  { kinds, by }: Search,
  { after, most }: { after: EventKey | undefined; most: number },
): RawBuilder<unknown> {
  const [at, id] = after ?? [];
  const before = at === undefined ? [] : [sql<boolean>`(e.at, e.id) < (${at}::timestamptz, ${id})`];
  const newest = (also: readonly RawBuilder<boolean>[]) => sql`
    select e.* from audit_event e
     where e.organisation_id = ${organisationId} and ${all([...by, ...before, ...also])}
     order by e.at desc, e.id desc limit ${most}`;
  if (kinds === null) return newest([]);
  return sql`
    select e.* from unnest(${kinds}::text[]) as meant (kind)
     cross join lateral (${newest([sql<boolean>`e.event = meant.kind`])}) e
     order by e.at desc, e.id desc limit ${most}`;
}

interface FoundRow {
  id: number | null;
  time: string;
  at: Date;
  event: string;
  actor_kind: string;
  actor_id: string | null;
  subject: string | null;
  details: Record<string, unknown>;
  hash: string | null;
  looked_at: number;
  last_time: string | null;
  last_id: number | null;
}

/** Newest first. A part with fewer than the limit may still have a `next`: so much was looked at. */
export async function findEvents(ctx: TenantCtx, page: EventPage): Promise<Part<FoundEvent>> {
  const search = searchOf(page);
  const most = search.rest.length === 0 ? page.limit + 1 : Math.max(mostLookedAt, page.limit + 1);
  const { rows } = await sql<FoundRow>`
    with seen as materialized (${lookedAt(ctx, search, { after: page.cursor, most })}),
    found as (
      select e.* from seen e where ${all(search.rest)} order by e.at desc, e.id desc limit ${page.limit + 1}
    ), last as (
      select ${exactTime("e.at")} as time, e.id from seen e order by e.at, e.id limit 1
    )
    select e.id, ${exactTime("e.at")} as time, e.at, e.event, e.actor_kind, e.actor_id, e.subject, e.details,
           (select encode(s.hash, 'hex') from audit_seal s
             where s.organisation_id = ${ctx.organisationId} and s.event_id = e.id) as hash,
           counted.looked_at, last.time as last_time, last.id as last_id
      from (select count(*) as looked_at from seen) counted
      left join last on true
      left join found e on true
     order by e.at desc, e.id desc
  `.execute(ctx.db);
  const events = rows.flatMap((row) => (row.id === null ? [] : [{ ...row, id: row.id }]));
  const part = partOf(events, page, { to: toEvent, key: ({ time, id }) => [time, id] });
  const [edge] = rows;
  if (part.next !== null || edge === undefined || edge.looked_at < most) return part;
  return { items: part.items, next: cursorAfter([edge.last_time, edge.last_id]) };
}

function toEvent(row: FoundRow & { id: number }): FoundEvent {
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

/** `more`: there are at least so many; nobody counts further. */
export interface EventCount {
  count: number;
  more: boolean;
}

const mostCounted = 10_000;

export async function countEvents(ctx: TenantCtx, filter: EventFilter): Promise<EventCount> {
  const search = searchOf(filter);
  const { rows } = await sql<{ count: number; looked_at: number }>`
    with seen as (${lookedAt(ctx, search, { after: undefined, most: mostCounted + 1 })})
    select count(*) filter (where ${all(search.rest)}) as count, count(*) as looked_at from seen e
  `.execute(ctx.db);
  const { count, looked_at } = rows[0] ?? { count: 0, looked_at: 0 };
  return { count: Math.min(count, mostCounted), more: looked_at > mostCounted };
}
