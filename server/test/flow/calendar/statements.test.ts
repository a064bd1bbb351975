import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { givenCalendars, inCalendar } from "../../world/calendars.ts";
import { startWorld } from "../../world/world.ts";

const world = await startWorld();

const at = (hour: number) => ({ dateTime: `2026-12-01T${hour}:00:00Z`, timeZone: "UTC" });
const meeting = { summary: "Plan the week", start: at(10), end: at(11) };
const december = { timeMin: "2026-12-01T00:00:00Z", timeMax: "2027-01-01T00:00:00Z" };

async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  do await sleep(100);
  while (world.statements().length > 0);
  await work();
  return world.statements().filter((text) => !/last_used_at|grant_use/.test(text));
}

test("reading is the token, the events and their people, however many there are; no row is gone through for nothing", async () => {
  const { alice, organisation, callAs } = await givenCalendars(world);
  const bob = await organisation.person("Bob");
  const call = await callAs(alice);
  const of = inCalendar(call);
  const attendees = [{ id: bob.unionId }];
  const event = await of("createEvent", [], { ...meeting, attendees });
  const range = { type: "noEnd" };
  const recurrence = { pattern: { type: "daily", interval: 1 }, range };
  const series = await of("createEvent", [], { ...meeting, attendees, recurrence });
  for (let each = 0; each < 90; each += 1) await of("createEvent", [], { ...meeting, attendees });
  await of("deleteEvent", [`${series.id}_20261203T100000Z`]);

  const read = (operation: string, ids: string[] = [], asked: object = {}) =>
    statementsOf(() => of(operation, ids, asked));
  expect(await read("listEvents")).toHaveLength(3);
  expect(await read("listEventsView", [], december)).toHaveLength(3);
  expect(await read("getEvent", [event.id])).toHaveLength(3);
  expect(await read("getEvent", [`${series.id}_20261202T100000Z`])).toHaveLength(3);
  expect(await read("listAttendees", [event.id])).toHaveLength(3);
  const { syncToken } = await of("listEvents");
  await of("patchEvent", [event.id], { id: event.id, summary: "Changed" });
  expect(await read("listEvents", [], { syncToken })).toHaveLength(3);
  const schedule = {
    userIds: [alice.unionId, bob.unionId],
    startTime: december.timeMin,
    endTime: december.timeMax,
  };
  expect(await statementsOf(() => call("calendar_1_0", "getSchedule", ["me"], schedule))).toHaveLength(3);
});

test("a page of a calendar among many is found by its index", async () => {
  const { organisation } = await givenCalendars(world);
  const people = await Promise.all(Array.from({ length: 3 }, (_, each) => organisation.person(`P${each}`)));
  const [first] = people;
  await sql`
    insert into calendar_event (organisation_id, id, organiser_id, summary, all_day, starts_at, ends_at, time_zone,
                                end_time_zone, lasts_until)
    select ${organisation.id}, 'evt_' || p.id || n, p.id, 'Event', false, t, t, 'UTC', 'UTC', t
      from person p, generate_series(1, 3000) n, lateral (select timestamptz '2026-01-01' + n * interval '1 hour' as t) at
     where p.organisation_id = ${organisation.id}
  `.execute(world.ctx.db);
  await sql`
    insert into calendar_entry (organisation_id, person_id, event_id, starts_at, lasts_until, all_day, recurring,
                                response, revision)
    select v.organisation_id, v.organiser_id, v.id, v.starts_at, v.lasts_until, false, false, 'accepted', 1
      from calendar_event v where v.organisation_id = ${organisation.id}
  `.execute(world.ctx.db);
  await sql`analyze calendar_entry, calendar_event`.execute(world.ctx.db);

  const planOf = async (key: string) => {
    const { rows } = await sql<{ "QUERY PLAN": string }>`
      explain select * from calendar_entry e
       where e.organisation_id = ${organisation.id} and e.person_id = ${first?.id ?? ""}
         and (${sql.ref(`e.${key}`)}, e.event_id) > (${key === "revision" ? 0 : "2026-02-01"}, '')
       order by ${sql.ref(`e.${key}`)}, e.event_id limit 101
    `.execute(world.ctx.db);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  };
  expect(await planOf("starts_at")).toContain("Index Scan using calendar_entry_time");
  expect(await planOf("revision")).toContain("Index Scan using calendar_entry_revision");
});
