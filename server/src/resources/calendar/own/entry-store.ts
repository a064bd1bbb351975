import { type RawBuilder, sql } from "kysely";
import type { TenantCtx } from "../../../platform/ctx.ts";
import type { PersonId } from "../../../platform/ids.ts";
import type { Response } from "../event.ts";

/** Somebody's part in an event. */
export interface Entry {
  eventId: string;
  personId: PersonId;
  place: number | null;
  optional: boolean;
  response: Response;
  state: "present" | "removed" | "uninvited";
}

/** An event; of a series, the instances that stand by themselves too. */
const concerned = (ctx: TenantCtx, eventId: string): RawBuilder<unknown> => sql`
  select v.id from calendar_event v
   where v.organisation_id = ${ctx.organisationId} and (v.id = ${eventId} or (v.series_id = ${eventId} and not v.superseded))`;

export async function insertOrganiser(
  ctx: TenantCtx,
  { eventId, personId }: { eventId: string; personId: PersonId },
): Promise<void> {
  await sql`
    insert into calendar_entry (organisation_id, person_id, event_id, starts_at, lasts_until, all_day, recurring,
                                response, revision)
    select v.organisation_id, ${personId}, v.id, v.starts_at, v.lasts_until, v.all_day, v.rule is not null, 'accepted', 0
      from calendar_event v
     where v.organisation_id = ${ctx.organisationId} and v.id = ${eventId}
  `.execute(ctx.db);
}

/** Who was not invited any more is asked anew; who was invited already keeps their answer. */
export async function invite(
  ctx: TenantCtx,
  {
    eventId,
    invited,
  }: { eventId: string; invited: readonly { personId: PersonId; place: number; optional: boolean }[] },
): Promise<void> {
  await sql`
    insert into calendar_entry (organisation_id, person_id, event_id, starts_at, lasts_until, all_day, recurring, place,
                                optional, response, revision)
    select v.organisation_id, i.person_id, v.id, v.starts_at, v.lasts_until, v.all_day, v.rule is not null, i.place,
           i.optional, 'needsAction', 0
      from calendar_event v
     cross join unnest(${invited.map(({ personId }) => personId)}::text[], ${invited.map(({ place }) => place)}::integer[],
                       ${invited.map(({ optional }) => optional)}::boolean[]) as i (person_id, place, optional)
     where v.organisation_id = ${ctx.organisationId} and v.id in (${concerned(ctx, eventId)})
    on conflict (organisation_id, event_id, person_id) do update
       set optional = excluded.optional,
           response = case when calendar_entry.state = 'uninvited' then 'needsAction' else calendar_entry.response end,
           state = case when calendar_entry.state = 'uninvited' then 'present' else calendar_entry.state end
  `.execute(ctx.db);
}

export async function uninvite(
  ctx: TenantCtx,
  { eventId, personIds }: { eventId: string; personIds: readonly PersonId[] },
): Promise<void> {
  await sql`
    update calendar_entry set state = 'uninvited'
     where organisation_id = ${ctx.organisationId} and event_id in (${concerned(ctx, eventId)})
       and person_id = any(${personIds}::text[]) and place is not null
  `.execute(ctx.db);
}

/** How somebody stands to an event from now on. */
export async function setOwn(
  ctx: TenantCtx,
  { eventId, personId, response, state }: Pick<Entry, "eventId" | "personId" | "response" | "state">,
): Promise<void> {
  await sql`
    update calendar_entry set response = ${response}, state = ${state}
     where organisation_id = ${ctx.organisationId} and event_id in (${concerned(ctx, eventId)})
       and person_id = ${personId}
  `.execute(ctx.db);
}

/** All of an event, or somebody's alone: there, those of a series' instances too. */
export async function findEntries(
  ctx: TenantCtx,
  { eventId, personId }: { eventId: string; personId?: PersonId },
): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select e.event_id as "eventId", e.person_id as "personId", e.place, e.optional, e.response, e.state
      from calendar_entry e
     where e.organisation_id = ${ctx.organisationId}
       and case when ${personId ?? null}::text is null then e.event_id = ${eventId}
                else e.person_id = ${personId ?? null} and e.event_id in (${concerned(ctx, eventId)}) end
     order by e.event_id, e.place, e.person_id
  `.execute(ctx.db);
  return rows;
}

export async function putBack(ctx: TenantCtx, entries: readonly Entry[]): Promise<void> {
  await sql`
    update calendar_entry e set optional = was.optional, response = was.response, state = was.state
      from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
           as was ("eventId" text, "personId" text, optional boolean, response text, state text)
     where e.organisation_id = ${ctx.organisationId} and e.event_id = was."eventId" and e.person_id = was."personId"
  `.execute(ctx.db);
}

/**
 * The calendars in which these events stand, or somebody's alone, have changed; their entries are brought to the
 * events' times. Calendars are taken in one order, so that no two changes wait for each other.
 */
export async function raiseRevisions(
  ctx: TenantCtx,
  { eventIds, personId = null }: { eventIds: readonly string[]; personId?: PersonId | null },
): Promise<void> {
  await sql`
    with raised as (
      insert into calendar (organisation_id, person_id, revision)
      select distinct e.organisation_id, e.person_id, 1::bigint
        from calendar_entry e
       where e.organisation_id = ${ctx.organisationId} and e.event_id = any(${eventIds}::text[])
         and e.state = 'present' and (${personId}::text is null or e.person_id = ${personId})
       order by e.person_id
      on conflict (organisation_id, person_id) do update set revision = calendar.revision + 1
      returning organisation_id, person_id, revision
    )
    update calendar_entry e
       set revision = raised.revision, starts_at = v.starts_at, lasts_until = v.lasts_until, all_day = v.all_day,
           recurring = v.rule is not null
      from raised
      join calendar_event v on v.organisation_id = raised.organisation_id and v.id = any(${eventIds}::text[])
     where e.organisation_id = ${ctx.organisationId} and raised.organisation_id = ${ctx.organisationId}
       and e.event_id = v.id and e.person_id = raised.person_id
  `.execute(ctx.db);
}

/** An event and, of a series, the instances that stand by themselves. */
export async function findConcerned(ctx: TenantCtx, eventId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${concerned(ctx, eventId)}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}
