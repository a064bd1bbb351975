import { expect, test } from "vitest";
import { givenCalendars, inCalendar } from "../../world/calendars.ts";
import { startWorld } from "../../world/world.ts";

const world = await startWorld();

const inShanghai = (dateTime: string) => ({ dateTime: `${dateTime}+08:00`, timeZone: "Asia/Shanghai" });
const meeting = {
  summary: "Plan the week",
  start: inShanghai("2026-12-01T10:00:00"),
  end: inShanghai("2026-12-01T11:00:00"),
};
const december = { timeMin: "2026-12-01T00:00:00+08:00", timeMax: "2027-01-01T00:00:00+08:00" };
const daily = {
  pattern: { type: "daily", interval: 1 },
  range: { type: "numbered", numberOfOccurrences: 4 },
};

interface Seen {
  id: string;
  summary: string;
  start: { dateTime: string };
  status: string;
}

async function givenOwnCalendar() {
  const given = await givenCalendars(world);
  const of = inCalendar(await given.callAs(given.alice));
  const events = async (operation: string, asked: object = {}): Promise<Seen[]> =>
    (await of(operation, [], asked)).events;
  return { ...given, of, events };
}

const shown = ({ summary, start }: Seen) => [summary, start.dateTime];

test("an event is created, read, listed, changed and deleted", async () => {
  const { of, events, alice } = await givenOwnCalendar();

  const made = await of("createEvent", [], { ...meeting, location: { displayName: "Room 1" } });
  expect(made).toMatchObject({
    ...meeting,
    id: expect.stringMatching(/^evt_[\w-]{16}$/),
    isAllDay: false,
    organizer: { id: alice.unionId, displayName: "Alice", self: true },
    reminders: [{ method: "dingtalk", minutes: "15" }],
    location: { displayName: "Room 1" },
  });
  expect(await of("getEvent", [made.id])).toMatchObject({ ...meeting, status: "confirmed" });
  const start = inShanghai("2026-12-01T10:30:00");
  expect(await of("patchEvent", [made.id], { id: made.id, start })).toMatchObject({ ...meeting, start });
  expect(await events("listEvents")).toMatchObject([{ id: made.id, start }]);

  await of("deleteEvent", [made.id]);

  expect(await events("listEvents")).toEqual([]);
  expect(await events("listEvents", { showDeleted: true })).toMatchObject([{ status: "cancelled" }]);
  await expect(of("getEvent", [made.id])).rejects.toMatchObject({ statusCode: 404, code: "itemNotFound" });
});

test("one instance of a series is moved, another deleted, and the rest stay as the rule has them", async () => {
  const { of, events } = await givenOwnCalendar();
  const series = await of("createEvent", [], { ...meeting, recurrence: daily });
  const [, second, third] = await events("listEventsView", december);

  await of("patchEvent", [second?.id ?? ""], {
    id: second?.id,
    summary: "Moved",
    start: inShanghai("2026-12-02T15:00:00"),
    end: inShanghai("2026-12-02T16:00:00"),
  });
  await of("deleteEvent", [third?.id ?? ""]);

  expect((await events("listEventsView", december)).map(shown)).toEqual([
    ["Plan the week", "2026-12-01T10:00:00+08:00"],
    ["Moved", "2026-12-02T15:00:00+08:00"],
    ["Plan the week", "2026-12-04T10:00:00+08:00"],
  ]);
  expect(await of("getEvent", [second?.id ?? ""])).toMatchObject({
    seriesMasterId: series.id,
    originStart: { dateTime: "2026-12-02T02:00:00Z" },
  });
  await expect(of("getEvent", [third?.id ?? ""])).rejects.toMatchObject({
    statusCode: 404,
    code: "instanceNotExist",
  });
});
