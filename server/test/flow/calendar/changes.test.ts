import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { z } from "zod";
import { within } from "../../../src/platform/ctx.ts";
import type { PersonPrincipal } from "../../../src/platform/http/principal.ts";
import { idSchema } from "../../../src/platform/ids.ts";
import { calendars } from "../../../src/resources/calendar/index.ts";
import { givenCalendars, inCalendar } from "../../world/calendars.ts";
import type { Member } from "../../world/member.ts";
import { read } from "../../world/session.ts";
import { startWorld } from "../../world/world.ts";

const world = await startWorld();

const at = (day: number, hour: number) => ({ dateTime: `2026-12-0${day}T${hour}:00:00Z`, timeZone: "UTC" });
const meeting = { summary: "Plan the week", start: at(1, 10), end: at(1, 11) };
const december = { timeMin: "2026-12-01T00:00:00Z", timeMax: "2027-01-01T00:00:00Z" };
const range = { type: "numbered", numberOfOccurrences: 3 };
const daily = { pattern: { type: "daily", interval: 1 }, range };

interface Change {
  id: string;
  resource_id: string;
  person_id: string;
  application_id: string | null;
  action: string;
  title: string;
  before: unknown;
  version: number;
}

async function givenCalendar() {
  const given = await givenCalendars(world);
  const bob = await given.organisation.person("Bob");
  const ctx = within(world.ctx, given.organisation.id);
  const changes = async () => {
    const { rows } = await sql<Change>`
      select * from resource_change where organisation_id = ${ctx.organisationId} order by at, id
    `.execute(ctx.db);
    return rows;
  };
  /** As somebody undoes it in a session of their own. */
  const undo = async ({ id, unionId }: Member, change: Change | undefined) => {
    const personId = idSchema("usr").parse(id);
    const caller = { kind: "person", id: personId } as PersonPrincipal;
    const owner = { id: personId, unionId, name: "" };
    const { resource_id: eventId = "", before = null, version = 0 } = change ?? {};
    return calendars.restore(ctx, { caller, owner }, { eventId, before, version });
  };
  const of = inCalendar(await given.callAs(given.alice));
  const bobs = inCalendar(await given.callAs(bob));
  const seen = async (calendar = of) =>
    (await calendar("listEventsView", [], december)).events.map(
      ({ summary, start }: { summary: string; start: { dateTime: string } }) => [
        summary,
        start.dateTime.slice(8, 13),
      ],
    );
  return { ...given, bob, of, bobs, changes, undo, seen };
}

test("each change says who made it in whose name, and what was there before", async () => {
  const { of, bobs, bob, alice, assistant, changes } = await givenCalendar();
  const { id } = await of("createEvent", [], { ...meeting, attendees: [{ id: bob.unionId }] });
  await of("patchEvent", [id], { id, summary: "Changed" });
  await bobs("respondEvent", [id], { responseStatus: "accepted" });
  await of("deleteEvent", [id]);

  const made = { resource_id: id, application_id: assistant.applicationId };
  expect(await changes()).toMatchObject([
    { ...made, person_id: alice.id, action: "created", title: "Plan the week", before: null, version: 1 },
    {
      ...made,
      person_id: alice.id,
      action: "changed",
      title: "Changed",
      before: { event: { summary: "Plan the week" } },
      version: 2,
    },
    {
      ...made,
      person_id: bob.id,
      action: "changed",
      before: { event: null, entries: [{ response: "needsAction" }] },
      version: 3,
    },
    {
      ...made,
      person_id: alice.id,
      action: "deleted",
      before: { event: { summary: "Changed" } },
      version: 4,
    },
  ]);
});

test("the last change of an event can be undone, one after which more came cannot", async () => {
  const { of, alice, bob, changes, undo, seen } = await givenCalendar();
  const { id } = await of("createEvent", [], meeting);
  await of("patchEvent", [id], { id, summary: "Changed", start: at(2, 10), end: at(2, 11) });
  const [created, changed] = await changes();

  expect(await undo(alice, created)).toBe(false);
  expect(await undo(bob, changed)).toBe(false);
  expect(await undo(alice, changed)).toBe(true);
  expect(await seen()).toEqual([["Plan the week", "01T10"]]);
  expect(await undo(alice, changed)).toBe(false);

  await of("deleteEvent", [id]);
  expect(await undo(alice, (await changes()).at(-1))).toBe(true);
  expect(await seen()).toEqual([["Plan the week", "01T10"]]);
});

test("what was made is taken back for everybody, and they hear of it", async () => {
  const { of, bobs, bob, alice, changes, undo } = await givenCalendar();
  await of("createEvent", [], { ...meeting, attendees: [{ id: bob.unionId }], recurrence: daily });
  const { syncToken } = await bobs("listEvents");

  expect(await undo(alice, (await changes())[0])).toBe(true);

  expect((await bobs("listEvents", [], { syncToken })).events).toMatchObject([{ status: "cancelled" }]);
  expect((await of("listEvents")).events).toEqual([]);
});

test("an undone invitation is none, and an undone answer is as it was", async () => {
  const { of, bobs, bob, alice, changes, undo } = await givenCalendar();
  const { id } = await of("createEvent", [], meeting);
  await of("addAttendee", [id], { attendeesToAdd: [{ id: bob.unionId }] });
  await bobs("deleteEvent", [id]);

  expect(await undo(bob, (await changes()).at(-1))).toBe(true);
  expect(await bobs("getEvent", [id])).toMatchObject({ attendees: [{ responseStatus: "needsAction" }] });
  await of("removeAttendee", [id], { attendeesToRemove: [{ id: bob.unionId }] });
  expect(await undo(alice, (await changes()).at(-1))).toBe(true);
  expect((await bobs("listEvents")).events).toHaveLength(1);
  expect(await undo(alice, (await changes()).at(-1))).toBe(true);
  expect((await bobs("listEvents")).events).toEqual([]);
});

test("a series that was moved or deleted comes back with its moved instances, and a moved instance to its place", async () => {
  const { of, alice, changes, undo, seen } = await givenCalendar();
  const { id } = await of("createEvent", [], { ...meeting, recurrence: daily });
  const [, second] = (await of("listEventsView", [], december)).events;
  await of("patchEvent", [second.id], { id: second.id, start: at(2, 15), end: at(2, 16) });
  const moved = await seen();
  expect(moved).toEqual([
    ["Plan the week", "01T10"],
    ["Plan the week", "02T15"],
    ["Plan the week", "03T10"],
  ]);
  const [, instanceMoved] = await changes();

  await of("patchEvent", [id], { id, start: at(1, 12), end: at(1, 13) });
  expect((await seen())[1]).toEqual(["Plan the week", "02T12"]);
  expect(await undo(alice, (await changes()).at(-1))).toBe(true);
  expect(await seen()).toEqual(moved);
  await of("deleteEvent", [id]);
  expect(await seen()).toEqual([]);
  expect(await undo(alice, (await changes()).at(-1))).toBe(true);
  expect(await seen()).toEqual(moved);

  await of("deleteEvent", [second.id]);
  expect(await undo(alice, instanceMoved)).toBe(false);
  expect(await undo(alice, (await changes()).at(-1))).toBe(true);
  expect(await seen()).toEqual(moved);
  await of("patchEvent", [second.id], { id: second.id, start: at(2, 18), end: at(2, 19) });
  expect(await undo(alice, (await changes()).at(-1))).toBe(true);
  expect(await seen()).toEqual(moved);
});

test("each call is in the activity of its permission, by its path", async () => {
  const { of, alice } = await givenCalendar();
  const { id } = await of("createEvent", [], meeting);
  await of("getEvent", [id]);
  await sleep(900);

  const answer = await alice.send("GET", `/api/grants/${(await alice.grant()).id}/activity`);
  const Activity = z.object({ events: z.array(z.object({ api: z.string().optional() })) });
  expect(read(answer, 200, Activity).events.map(({ api }) => api)).toEqual(
    expect.arrayContaining([
      "POST /v1.0/calendar/users/{userId}/calendars/{calendarId}/events",
      "GET /v1.0/calendar/users/{userId}/calendars/{calendarId}/events/{eventId}",
    ]),
  );
});
