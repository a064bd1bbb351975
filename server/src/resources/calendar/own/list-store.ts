import { type RawBuilder, sql } from "kysely";
import type { TenantCtx } from "../../../platform/ctx.ts";
import { plannedOnce } from "../../../platform/db/planned-client.ts";
import { prepared } from "../../../platform/db/prepared.ts";
import type { PersonId } from "../../../platform/ids.ts";
import type { Key } from "../calendar.ts";
import type { Response, SeenEvent, Window } from "../event.ts";
import { type SeenRow, seen, toSeen } from "./event-store.ts";

const time = (ms: number) => new Date(ms).toISOString();

/** Whether the entry `e`, from its first instance to its last, is in this window; a whole day, by the asker's clock. */
function within({ from, to, offset }: Window): RawBuilder<boolean> {
  return sql`
    e.starts_at < ${time(to + Math.max(offset, 0))}::timestamptz
    and case when e.all_day
             then e.starts_at < ${time(to + offset)}::timestamptz
                  and (e.lasts_until is null or e.lasts_until > ${time(from + offset)}::timestamptz)
             else e.starts_at < ${time(to)}::timestamptz
                  and (e.lasts_until is null or e.lasts_until >= ${time(from)}::timestamptz) end`;
}

const present = sql`e.state = 'present' and not v.cancelled and not v.superseded`;

interface RevisedRow extends SeenRow {
  entryRevision: number;
}

/** Some of a calendar, and how far it had changed at the very moment at which they were read. */
export interface Revised {
  rows: RevisedRow[];
  revision: number;
}

async function revised(
  ctx: TenantCtx,
  personId: PersonId,
  { page, order }: { page: RawBuilder<unknown>; order: RawBuilder<unknown> },
): Promise<Revised> {
  const { rows } = await sql<(RevisedRow | { id: null }) & { revision: number }>`
    ${plannedOnce} with page as (
      select ${seen}, e.revision as "entryRevision"
        from calendar_entry e
        join calendar_event v on v.organisation_id = e.organisation_id and v.id = e.event_id
        join person o on o.organisation_id = v.organisation_id and o.id = v.organiser_id
       where e.organisation_id = ${ctx.organisationId} and e.person_id = ${personId} and ${page}
    )
    select page.*, c.revision
      from calendar c left join page on true
     where c.organisation_id = ${ctx.organisationId} and c.person_id = ${personId}
     order by ${order}, page.id
  `.execute(ctx.db);
  return {
    rows: rows.filter((row): row is RevisedRow & { revision: number } => row.id !== null),
    revision: rows[0]?.revision ?? 0,
  };
}

/** A row more than `limit` says that there are more. By the index on time. */
export function findByTime(
  ctx: TenantCtx,
  query: {
    personId: PersonId;
    window: Window;
    after: Key;
    limit: number;
    showDeleted: boolean;
    seriesId: string | null;
  },
): Promise<Revised> {
  const [at, id] = query.after;
  const page = sql`
    (e.starts_at, e.event_id) > (${time(at)}::timestamptz, ${id}) and ${within(query.window)}
    and (${query.showDeleted}::boolean or (${present}))
    and (${query.seriesId}::text is null or v.series_id = ${query.seriesId})
    order by e.starts_at, e.event_id limit ${query.limit + 1}`;
  return revised(ctx, query.personId, { page, order: sql`page."startsAt"` });
}

/** In the order of the changes. By the index on the revision. */
export function findChanged(
  ctx: TenantCtx,
  query: { personId: PersonId; after: Key; limit: number },
): Promise<Revised> {
  const [revision, id] = query.after;
  const page = sql`
    (e.revision, e.event_id) > (${revision}::bigint, ${id})
    order by e.revision, e.event_id limit ${query.limit + 1}`;
  return revised(ctx, query.personId, { page, order: sql`page."entryRevision"` });
}

export async function findRevision(ctx: TenantCtx, personId: PersonId): Promise<number> {
  const { rows } = await sql<{ revision: number }>`
    select revision from calendar where organisation_id = ${ctx.organisationId} and person_id = ${personId}
  `.execute(ctx.db);
  return rows[0]?.revision ?? 0;
}

/** An event in the window; of a series, when the instances would have begun that are events of their own. */
export interface Viewed {
  event: SeenEvent;
  exceptions: number[];
}

/** A view expands no more series than this of one person: those that began last. */
const mostSeries = 1_000;

/** Those that are no series after the key and one more than `limit` of them; all series. */
export async function findInWindow(
  ctx: TenantCtx,
  {
    personId,
    window,
    after: [at, id],
    limit,
  }: { personId: PersonId; window: Window; after: Key; limit: number },
): Promise<Viewed[]> {
  const { rows } = await sql<SeenRow & { exceptions: Date[] }>`
    with shown as (
      (select e.* from calendar_entry e
         join calendar_event v on v.organisation_id = e.organisation_id and v.id = e.event_id
        where e.organisation_id = ${ctx.organisationId} and e.person_id = ${personId} and not e.recurring
          and (e.starts_at, e.event_id) > (${time(at)}::timestamptz, ${id}) and ${within(window)} and ${present}
        order by e.starts_at, e.event_id limit ${limit + 1})
      union all
      (select e.* from calendar_entry e
         join calendar_event v on v.organisation_id = e.organisation_id and v.id = e.event_id
        where e.organisation_id = ${ctx.organisationId} and e.person_id = ${personId} and e.recurring
          and ${within(window)} and ${present}
        order by e.starts_at desc limit ${mostSeries})
    )
    select ${seen}, ${exceptionsIn(window)} as exceptions
      from shown e
      join calendar_event v on v.organisation_id = e.organisation_id and v.id = e.event_id
      join person o on o.organisation_id = v.organisation_id and o.id = v.organiser_id
     where e.organisation_id = ${ctx.organisationId}
     order by e.starts_at, e.event_id
  `.execute(ctx.db);
  return rows.map((row) => ({
    event: toSeen(row),
    exceptions: row.exceptions.map((start) => start.getTime()),
  }));
}

/** Of the series `v`: the instances that may reach into the window and have rows of their own. */
const exceptionsIn = ({ from, to }: Window): RawBuilder<Date[]> => sql`
  case when v.rule is null then '{}'::timestamptz[] else array(
    select x.original_start from calendar_event x
     where x.organisation_id = v.organisation_id and x.series_id = v.id and not x.superseded
       and x.original_start >= ${time(from)}::timestamptz - interval '1 day' - (v.ends_at - v.starts_at)
       and x.original_start < ${time(to)}::timestamptz + interval '1 day') end`;

/** More than these of one person within a window are not looked through. */
const mostEntries = 2_000;

/** Of several people at once, what takes their time: not what they declined. */
export async function findBusy(
  ctx: TenantCtx,
  { personIds, window }: { personIds: readonly PersonId[]; window: Window },
): Promise<(Viewed & { personId: PersonId; response: Response })[]> {
  const { rows } = await sql<SeenRow & { exceptions: Date[]; personId: PersonId; response: Response }>`
    select ${seen}, e.person_id as "personId", ${exceptionsIn(window)} as exceptions
      from unnest(${personIds}::text[]) as asked (person_id)
     cross join lateral (
       select * from calendar_entry e
        where e.organisation_id = ${ctx.organisationId} and e.person_id = asked.person_id and e.state = 'present'
          and e.response <> 'declined' and ${within(window)}
        order by e.starts_at desc limit ${mostEntries}) e
      join calendar_event v on v.organisation_id = e.organisation_id and v.id = e.event_id
      join person o on o.organisation_id = v.organisation_id and o.id = v.organiser_id
     where v.busy and ${present}
  `.execute(ctx.db);
  return rows.map(({ personId, exceptions, ...row }) => ({
    personId,
    response: row.response,
    event: toSeen(row),
    exceptions: exceptions.map((start) => start.getTime()),
  }));
}

interface AttendeeRow {
  eventId: string;
  id: PersonId;
  unionId: string;
  name: string;
  optional: boolean;
  response: Response;
}

/** Of each event so many of those who are invited, in the order in which they were. By the primary key. */
export const findAttendees = prepared<
  { eventIds: readonly string[]; limit: number; offset: number },
  AttendeeRow
>(
  ({ organisationId, eventIds, limit, offset }) => sql`
    select a.event_id as "eventId", p.id, p.union_id as "unionId", p.name, a.optional, a.response
      from unnest(${eventIds}::text[]) as wanted (id)
     cross join lateral (
       select * from calendar_entry e
        where e.organisation_id = ${organisationId} and e.event_id = wanted.id and e.place is not null
          and e.state <> 'uninvited'
        order by e.place, e.person_id limit ${limit}::int offset ${offset}::int) a
      join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
     where a.organisation_id = ${organisationId}
     order by a.event_id, a.place, a.person_id`,
);
