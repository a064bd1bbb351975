import { expect, test } from "vitest";
import { givenCalendars, inCalendar } from "../../world/calendars.ts";
import { startWorld } from "../../world/world.ts";

const world = await startWorld();

const at = (dateTime: string, timeZone = "UTC") => ({ dateTime, timeZone });
const meeting = { summary: "Plan", start: at("2026-12-01T10:00:00Z"), end: at("2026-12-01T11:00:00Z") };
const forever = { type: "noEnd" };
const daily = { pattern: { type: "daily", interval: 1 }, range: forever };
const refused = { statusCode: 400, code: "invalidParameter" };

async function givenOwnCalendar() {
  const given = await givenCalendars(world);
  return { ...given, of: inCalendar(await given.callAs(given.alice)) };
}

test("a zone that only some programs know is refused, and spoils nobody's calendar", async () => {
  const { of } = await givenOwnCalendar();
  for (const zone of ["PST", "IST", "JST", "Etc/GMT+99", "A".repeat(64), "__proto__"])
    await expect(
      of("createEvent", [], { ...meeting, end: at("2026-12-01T11:00:00Z", zone) }),
      zone,
    ).rejects.toMatchObject(refused);
  expect((await of("listEvents")).events).toEqual([]);
});

test("a rule whose end is too far to be found has none", async () => {
  const { of } = await givenOwnCalendar();
  for (const interval of [25, 350]) {
    const { id } = await of("createEvent", [], {
      summary: "Leap",
      start: at("2000-02-29T10:00:00Z"),
      end: at("2000-02-29T11:00:00Z"),
      recurrence: {
        pattern: { type: "absoluteYearly", interval, dayOfMonth: 29 },
        range: { type: "numbered", numberOfOccurrences: 99 },
      },
    });
    expect((await of("getEvent", [id])).recurrence.pattern.interval).toBe(interval);
    const december = { timeMin: "2026-12-01T00:00:00Z", timeMax: "2027-01-01T00:00:00Z" };
    expect((await of("listEventsView", [], december)).events).toEqual([]);
  }
});

test("a place in a list that no list has is refused", async () => {
  const { of } = await givenOwnCalendar();
  const { id } = await of("createEvent", [], meeting);
  const token = (place: unknown) => Buffer.from(JSON.stringify(place)).toString("base64url");
  for (const place of [
    [1e300, "", 0],
    [-8.64e15, "", 0],
    [1.5, "", 0],
    [0, "\0", 0],
    [0, "", 1e300],
    [0, "", -1],
  ]) {
    const nextToken = token(place);
    for (const asked of [{ nextToken }, { nextToken, syncToken: token([0]) }])
      await expect(of("listEvents", [], asked), JSON.stringify(place)).rejects.toMatchObject(refused);
    await expect(of("listEventsView", [], { nextToken })).rejects.toMatchObject(refused);
  }
  for (const place of [
    [1e300, "", 0],
    [1.5, "", 0],
  ])
    await expect(of("listAttendees", [id], { nextToken: token(place) })).rejects.toMatchObject(refused);
  for (const revision of [1e300, 1.5, -1, 2 ** 53])
    await expect(of("listEvents", [], { syncToken: token([revision]) })).rejects.toMatchObject(refused);
});

test("what was in the first year of calendars is listed", async () => {
  const { of } = await givenOwnCalendar();
  const { id } = await of("createEvent", [], {
    summary: "Long ago",
    start: at("1900-01-01T10:00:00Z"),
    end: at("1900-01-01T11:00:00Z"),
  });
  expect((await of("listEvents")).events).toMatchObject([{ id }]);
});

test("an instance beyond the years of calendars is none", async () => {
  const { of } = await givenOwnCalendar();
  const long = { ...meeting, end: at("2027-11-01T00:00:00Z"), recurrence: daily };
  const { id } = await of("createEvent", [], long);
  for (const instant of ["99991231T100000Z", "00000101T100000Z"]) {
    const instance = `${id}_${instant}`;
    for (const [operation, asked] of [
      ["getEvent", {}],
      ["patchEvent", { id: instance, summary: "Far" }],
      ["respondEvent", { responseStatus: "declined" }],
      ["deleteEvent", {}],
    ] as const)
      await expect(of(operation, [instance], asked), instance).rejects.toMatchObject({ statusCode: 404 });
  }
});

test("an instance that several people change at once is made once", async () => {
  const { of, organisation, callAs } = await givenOwnCalendar();
  const people = await Promise.all(["Bob", "Carol", "Dan"].map((name) => organisation.person(name)));
  const attendees = people.map(({ unionId: id }) => ({ id }));
  const { id } = await of("createEvent", [], { ...meeting, recurrence: daily, attendees });
  const instance = `${id}_20261202T100000Z`;
  const theirs = await Promise.all(people.map(async (person) => inCalendar(await callAs(person))));

  await Promise.all(theirs.map((of) => of("respondEvent", [instance], { responseStatus: "accepted" })));

  const answers = (await of("getEvent", [instance])).attendees as { responseStatus: string }[];
  expect(answers.map(({ responseStatus }) => responseStatus)).toEqual(["accepted", "accepted", "accepted"]);
});

test("whoever was never invited learns nothing of which instances were changed", async () => {
  const { of, organisation, callAs } = await givenOwnCalendar();
  const { id } = await of("createEvent", [], { ...meeting, recurrence: daily });
  const changed = `${id}_20261202T100000Z`;
  await of("patchEvent", [changed], { id: changed, summary: "Moved" });
  const bobs = inCalendar(await callAs(await organisation.person("Bob")));
  for (const each of [id, changed, `${id}_20261203T100000Z`, `${id}_20261203T110000Z`])
    await expect(bobs("getEvent", [each]), each).rejects.toMatchObject({ code: "itemNotFound" });
});
