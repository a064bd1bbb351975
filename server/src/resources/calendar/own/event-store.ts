import { type RawBuilder, sql } from "kysely";
import type { PersonId } from "../../../platform/ids.ts";
import type { Content, Response, SeenEvent } from "../event.ts";

/** A row of `calendar_event` as far as its organiser says it. */
export interface ContentRow extends Omit<Content, "times"> {
  allDay: boolean;
  startsAt: Date;
  endsAt: Date;
  timeZone: string | null;
  endTimeZone: string | null;
}

export const contentOf = (event: string): RawBuilder<unknown> => {
  const column = (name: string) => sql.ref(`${event}.${name}`);
  return sql`
    ${column("summary")}, ${column("description")}, ${column("location")}, ${column("rich_text")} as "richText",
    ${column("all_day")} as "allDay", ${column("starts_at")} as "startsAt", ${column("ends_at")} as "endsAt",
    ${column("time_zone")} as "timeZone", ${column("end_time_zone")} as "endTimeZone", ${column("rule")},
    ${column("reminders")}, ${column("busy")}, ${column("meeting")}, ${column("categories")},
    ${column("ui_configs")} as "uiConfigs"`;
};

const dateOf = (midnight: Date) => midnight.toISOString().slice(0, 10);

export function toContent(row: ContentRow): Content {
  const { allDay, startsAt, endsAt, timeZone, endTimeZone } = row;
  return {
    summary: row.summary,
    description: row.description,
    location: row.location,
    richText: row.richText,
    times: allDay
      ? { allDay, startsOn: dateOf(startsAt), endsOn: dateOf(endsAt) }
      : {
          allDay,
          startsAt: startsAt.toISOString(),
          endsAt: endsAt.toISOString(),
          timeZone: timeZone ?? "UTC",
          endTimeZone: endTimeZone ?? "UTC",
        },
    rule: row.rule,
    reminders: row.reminders,
    busy: row.busy,
    meeting: row.meeting,
    categories: row.categories,
    uiConfigs: row.uiConfigs,
  };
}

/** An event with somebody's own entry; `state` is null where they have none. */
export interface SeenRow extends ContentRow {
  id: string;
  organiserId: PersonId;
  organiserUnionId: string;
  organiserName: string;
  seriesId: string | null;
  originalStart: Date | null;
  cancelled: boolean;
  superseded: boolean;
  response: Response | null;
  state: "present" | "removed" | "uninvited" | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
}

/** Of the event `v`, its organiser `o`, and the entry `e`. */
export const seen = sql`
  v.id, ${contentOf("v")}, v.organiser_id as "organiserId", o.union_id as "organiserUnionId",
  o.name as "organiserName", v.series_id as "seriesId", v.original_start as "originalStart", v.cancelled, v.superseded,
  e.response, e.state, v.created_at as "createdAt", v.updated_at as "updatedAt", v.version`;

export function toSeen(row: SeenRow): SeenEvent {
  const over = row.cancelled || row.superseded;
  return {
    id: row.id,
    content: toContent(row),
    status: row.state !== "present" ? "gone" : over ? "cancelled" : "confirmed",
    organiser: { id: row.organiserId, unionId: row.organiserUnionId, name: row.organiserName },
    response: row.response ?? "needsAction",
    instanceOf:
      row.seriesId === null || row.originalStart === null
        ? null
        : { seriesId: row.seriesId, originalStart: row.originalStart.toISOString() },
    peopleOf: row.id,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  };
}
