import { type RawBuilder, sql } from "kysely";
import type { TenantCtx } from "../../../platform/ctx.ts";
import type { PersonId } from "../../../platform/ids.ts";
import type { Content } from "../event.ts";
import { type SeenRow, seen } from "./event-store.ts";

/** Events with these ids, with somebody's entries in them; with `lock`, until the transaction ends nobody else changes them. */
export async function findEvents(
  ctx: TenantCtx,
  { personId, ids, lock }: { personId: PersonId; ids: readonly string[]; lock: boolean },
): Promise<SeenRow[]> {
  // Held before they are read: a statement that had to wait does not see what was made or answered meanwhile.
  if (lock)
    await sql`
      select from calendar_event v
       where v.organisation_id = ${ctx.organisationId} and v.id = any(${ids}::text[]) order by v.id for update
    `.execute(ctx.db);
  const { rows } = await sql<SeenRow>`
    select ${seen}
      from calendar_event v
      join person o on o.organisation_id = v.organisation_id and o.id = v.organiser_id
      left join calendar_entry e on e.organisation_id = v.organisation_id and e.event_id = v.id
                                and e.person_id = ${personId}
     where v.organisation_id = ${ctx.organisationId} and v.id = any(${ids}::text[])
     order by v.id
  `.execute(ctx.db);
  return rows;
}

export interface NewEvent {
  id: string;
  organiserId: PersonId;
  content: Content;
  /** Of its last instance. */
  lastsUntil: string | null;
  instanceOf: { seriesId: string; originalStart: string } | null;
}

interface Columns {
  startsAt: string;
  endsAt: string;
  timeZone: string | null;
  endTimeZone: string | null;
}

const timesOf = ({ times }: Content): Columns =>
  times.allDay
    ? { startsAt: times.startsOn, endsAt: times.endsOn, timeZone: null, endTimeZone: null }
    : times;

const instant = (text: string): RawBuilder<Date> => sql`${new Date(text).toISOString()}::timestamptz`;
const json = (value: unknown) => (value === null ? null : JSON.stringify(value));

export async function insertEvent(ctx: TenantCtx, event: NewEvent): Promise<void> {
  const { content } = event;
  const times = timesOf(content);
  await sql`
    insert into calendar_event (organisation_id, id, organiser_id, series_id, original_start, summary, description,
                                location, rich_text, all_day, starts_at, ends_at, time_zone, end_time_zone, rule,
                                lasts_until, reminders, busy, meeting, categories, ui_configs)
    values (${ctx.organisationId}, ${event.id}, ${event.organiserId}, ${event.instanceOf?.seriesId ?? null},
            ${event.instanceOf?.originalStart ?? null}, ${content.summary}, ${content.description},
            ${content.location}, ${content.richText}, ${content.times.allDay}, ${instant(times.startsAt)},
            ${instant(times.endsAt)}, ${times.timeZone}, ${times.endTimeZone}, ${json(content.rule)},
            ${event.lastsUntil}, ${content.reminders}, ${content.busy}, ${json(content.meeting)},
            ${content.categories}, ${json(content.uiConfigs)})
  `.execute(ctx.db);
}

/** Everybody of a series as they stand in it. */
export async function copyEntries(ctx: TenantCtx, { from, to }: { from: string; to: string }): Promise<void> {
  await sql`
    insert into calendar_entry (organisation_id, person_id, event_id, starts_at, lasts_until, all_day, recurring, place,
                                optional, response, state, revision)
    select e.organisation_id, e.person_id, ${to}, e.starts_at, e.starts_at, e.all_day, false, e.place, e.optional,
           e.response, e.state, e.revision
      from calendar_entry e
     where e.organisation_id = ${ctx.organisationId} and e.event_id = ${from}
    on conflict (organisation_id, event_id, person_id) do update
       set place = excluded.place, optional = excluded.optional, response = excluded.response, state = excluded.state
  `.execute(ctx.db);
}

/**
 * Of a series, what its instances have as it had it they have as it has it from now on. Answers the new version.
 */
export async function updateContent(
  ctx: TenantCtx,
  { id, content, lastsUntil }: { id: string; content: Content; lastsUntil: string | null },
): Promise<number> {
  const times = timesOf(content);
  const followed = (column: string, value: RawBuilder<unknown>) =>
    sql`${sql.ref(column)} = case when x.${sql.ref(column)} is not distinct from was.${sql.ref(column)} then ${value} else x.${sql.ref(column)} end`;
  const said = [
    followed("summary", sql`${content.summary}::text`),
    followed("description", sql`${content.description}::text`),
    followed("location", sql`${content.location}::text`),
    followed("rich_text", sql`${content.richText}::text`),
    followed("reminders", sql`${content.reminders}::integer[]`),
    followed("busy", sql`${content.busy}::boolean`),
    followed("meeting", sql`${json(content.meeting)}::jsonb`),
    followed("categories", sql`${content.categories}::text[]`),
    followed("ui_configs", sql`${json(content.uiConfigs)}::jsonb`),
  ];
  const { rows } = await sql<{ id: string; version: number }>`
    with was as (select * from calendar_event v where v.organisation_id = ${ctx.organisationId} and v.id = ${id})
    update calendar_event x
       set ${sql.join(said)}, version = x.version + 1, updated_at = behalf_now(),
           cancelled = case when x.id = was.id then false else x.cancelled end,
           all_day = case when x.id = was.id then ${times.timeZone === null}::boolean else x.all_day end,
           starts_at = case when x.id = was.id then ${instant(times.startsAt)} else x.starts_at end,
           ends_at = case when x.id = was.id then ${instant(times.endsAt)} else x.ends_at end,
           time_zone = case when x.id = was.id then ${times.timeZone}::text else x.time_zone end,
           end_time_zone = case when x.id = was.id then ${times.endTimeZone}::text else x.end_time_zone end,
           rule = case when x.id = was.id then ${json(content.rule)}::jsonb else x.rule end,
           lasts_until = case when x.id = was.id then ${lastsUntil}::timestamptz else x.lasts_until end
      from was
     where x.organisation_id = ${ctx.organisationId} and (x.id = was.id or (x.series_id = was.id and not x.superseded))
    returning x.id, x.version
  `.execute(ctx.db);
  return rows.find((row) => row.id === id)?.version ?? 0;
}

export async function cancelEvent(ctx: TenantCtx, id: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update calendar_event set cancelled = true, version = version + 1, updated_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and id = ${id}
    returning version
  `.execute(ctx.db);
  return rows[0]?.version ?? 0;
}

export async function raiseVersion(ctx: TenantCtx, id: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update calendar_event set version = version + 1, updated_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and id = ${id}
    returning version
  `.execute(ctx.db);
  return rows[0]?.version ?? 0;
}

/** Answers the instances of a series that stood by themselves until now. */
export async function supersedeInstances(ctx: TenantCtx, seriesId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update calendar_event set superseded = true, updated_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and series_id = ${seriesId} and not superseded
    returning id
  `.execute(ctx.db);
  return rows.map(({ id }) => id);
}

export async function reviveInstances(ctx: TenantCtx, ids: readonly string[]): Promise<void> {
  await sql`
    update calendar_event set superseded = false, updated_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and id = any(${ids}::text[])
  `.execute(ctx.db);
}
