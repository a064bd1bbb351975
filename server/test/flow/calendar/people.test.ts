import { describe, expect, test } from "vitest";
import { calendarScopes, givenCalendars, inCalendar } from "../../world/calendars.ts";
import { delegatedToken } from "../../world/delegated-token.ts";
import { request } from "../../world/session.ts";
import { startWorld } from "../../world/world.ts";

const world = await startWorld();

const at = (hour: number) => ({ dateTime: `2026-12-01T${hour}:00:00+08:00`, timeZone: "Asia/Shanghai" });
const meeting = { summary: "Plan the week", start: at(10), end: at(11) };
const december = { timeMin: "2026-12-01T00:00:00+08:00", timeMax: "2027-01-01T00:00:00+08:00" };
const daily = {
  pattern: { type: "daily", interval: 1 },
  range: { type: "numbered", numberOfOccurrences: 3 },
};
const notTheirs = { statusCode: 400, code: "permissionDeny" };
const notFound = { statusCode: 404, code: "itemNotFound" };

/** Alice organises, Bob is invited, Carol knows of nothing. */
async function givenMeeting(more: object = {}) {
  const given = await givenCalendars(world);
  const bob = await given.organisation.person("Bob");
  const carol = await given.organisation.person("Carol");
  const alices = inCalendar(await given.callAs(given.alice));
  const bobs = inCalendar(await given.callAs(bob));
  const carols = inCalendar(await given.callAs(carol));
  const attendees = [{ id: bob.unionId, isOptional: true }];
  const event = await alices("createEvent", [], { ...meeting, attendees, ...more });
  const id: string = event.id;
  return { ...given, bob, carol, alices, bobs, carols, event, id };
}

describe("an event", () => {
  test("is seen by its organiser and by those who are invited, each as themselves", async () => {
    const { alices, bobs, carols, bob, alice, id, event } = await givenMeeting();

    const invited = { id: bob.unionId, displayName: "Bob", responseStatus: "needsAction", isOptional: true };
    expect(event.attendees).toMatchObject([{ ...invited, self: false }]);
    expect(await bobs("getEvent", [id])).toMatchObject({
      attendees: [{ ...invited, self: true }],
      organizer: { id: alice.unionId, self: false },
    });
    expect((await bobs("listEvents")).events).toMatchObject([{ id }]);
    expect((await alices("listAttendees", [id])).attendees).toMatchObject([invited]);
    await expect(carols("getEvent", [id])).rejects.toMatchObject(notFound);
    expect((await carols("listEvents")).events).toEqual([]);
  });

  test("is changed by its organiser alone", async () => {
    const { alices, bobs, carols, bob, carol, id } = await givenMeeting();
    const someone = { id: carol.unionId };

    await expect(bobs("patchEvent", [id], { id, summary: "Mine" })).rejects.toMatchObject(notTheirs);
    const adding = bobs("addAttendee", [id], { attendeesToAdd: [someone] });
    await expect(adding).rejects.toMatchObject(notTheirs);
    const removing = bobs("removeAttendee", [id], { attendeesToRemove: [{ id: bob.unionId }] });
    await expect(removing).rejects.toMatchObject(notTheirs);
    await expect(carols("patchEvent", [id], { id, summary: "Mine" })).rejects.toMatchObject(notFound);
    expect(await alices("getEvent", [id])).toMatchObject({ summary: meeting.summary });
  });

  test("that an attendee deletes is gone for them alone, and declined", async () => {
    const { alices, bobs, id } = await givenMeeting();

    await bobs("deleteEvent", [id]);

    expect((await bobs("listEvents")).events).toEqual([]);
    await expect(bobs("getEvent", [id])).rejects.toMatchObject(notFound);
    expect(await alices("getEvent", [id])).toMatchObject({ attendees: [{ responseStatus: "declined" }] });
  });

  test("that its organiser deletes is gone for everybody", async () => {
    const { alices, bobs, id } = await givenMeeting();

    await alices("deleteEvent", [id], { pushNotification: true });

    for (const calendar of [alices, bobs]) {
      await expect(calendar("getEvent", [id])).rejects.toMatchObject(notFound);
      expect((await calendar("listEvents", [], { showDeleted: true })).events).toMatchObject([
        { id, status: "cancelled" },
      ]);
    }
  });

  test("tells nothing more to those who are not invited any more", async () => {
    const { alices, bobs, bob, id } = await givenMeeting();

    await alices("removeAttendee", [id], { attendeesToRemove: [{ id: bob.unionId }, { id: "nobody" }] });
    await alices("patchEvent", [id], { id, summary: "Now a secret" });

    const [seen] = (await bobs("listEvents", [], { showDeleted: true })).events;
    expect({ ...seen }).toEqual({ id, status: "cancelled" });
    expect((await alices("getEvent", [id])).attendees).toEqual([]);
    await alices("addAttendee", [id], { attendeesToAdd: [{ id: bob.unionId }] });
    expect(await bobs("getEvent", [id])).toMatchObject({
      summary: "Now a secret",
      attendees: [{ responseStatus: "needsAction", isOptional: false }],
    });
  });
});

test.each(["accepted", "declined", "tentative"])("an invitation is %s", async (responseStatus) => {
  const { alices, bobs, carols, id } = await givenMeeting();

  await bobs("respondEvent", [id], { responseStatus });

  expect((await alices("listAttendees", [id])).attendees).toMatchObject([{ responseStatus }]);
  await expect(carols("respondEvent", [id], { responseStatus })).rejects.toMatchObject(notFound);
});

test("one instance of a series is answered by itself", async () => {
  const { alices, bobs, id } = await givenMeeting({ recurrence: daily });
  const [, second] = (await bobs("listEventsView", [], december)).events;

  await bobs("respondEvent", [id], { responseStatus: "accepted" });
  await bobs("respondEvent", [second.id], { responseStatus: "declined" });

  const answers = (await alices("listEventsView", [], december)).events.map(
    ({ attendees }: { attendees: { responseStatus: string }[] }) => attendees[0]?.responseStatus,
  );
  expect(answers).toEqual(["accepted", "declined", "accepted"]);
});

test("what a series says, its instances that were moved say too", async () => {
  const { alices, bobs, carol, carols, id } = await givenMeeting({ recurrence: daily });
  const [, second] = (await alices("listEventsView", [], december)).events;
  await alices("patchEvent", [second.id], { id: second.id, start: at(15), end: at(16) });

  await alices("patchEvent", [id], { id, summary: "Every day" });
  await alices("addAttendee", [id], { attendeesToAdd: [{ id: carol.unionId }] });

  for (const calendar of [alices, bobs, carols]) {
    const { events } = await calendar("listEventsView", [], december);
    expect(events.map(({ summary }: { summary: string }) => summary)).toEqual(Array(3).fill("Every day"));
  }
});

test("many attendees come page by page, each once, in the order in which they were invited", async () => {
  const { alices, organisation, id } = await givenMeeting();
  const people = await Promise.all(Array.from({ length: 6 }, (_, each) => organisation.person(`P${each}`)));
  await alices("addAttendee", [id], { attendeesToAdd: people.map(({ unionId }) => ({ id: unionId })) });

  const names: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await alices("listAttendees", [id], { maxResults: 3, ...(nextToken && { nextToken }) });
    names.push(...page.attendees.map(({ displayName }: { displayName: string }) => displayName));
    nextToken = page.nextToken;
  } while (nextToken);

  expect(names).toEqual(["Bob", "P0", "P1", "P2", "P3", "P4", "P5"]);
  expect((await alices("getEvent", [id], { maxAttendees: 2 })).attendees).toHaveLength(2);
  expect((await alices("listEvents", [], { maxAttendees: 3 })).events[0].attendees).toHaveLength(3);
});

describe("free and busy times", () => {
  const asked = { startTime: "2026-12-01T00:00:00+08:00", endTime: "2026-12-05T00:00:00+08:00" };

  test("are told of any colleagues, without titles, and as an error of whoever is none", async () => {
    const given = await givenMeeting({
      recurrence: daily,
      location: { displayName: "Here" },
    });
    const { callAs, carol, alice, bob } = given;
    const call = await callAs(carol, ["Calendar.EventSchedule.Read"]);
    const userIds = [alice.unionId, bob.unionId, carol.unionId, "nobody"];
    const day = (status: string, date: number) => ({
      status,
      start: { dateTime: `2026-12-0${date}T10:00:00+08:00`, timeZone: "Asia/Shanghai" },
      end: { dateTime: `2026-12-0${date}T11:00:00+08:00`, timeZone: "Asia/Shanghai" },
    });
    const expected = [
      { userId: alice.unionId, scheduleItems: [1, 2, 3].map((date) => day("BUSY", date)) },
      { userId: bob.unionId, scheduleItems: [1, 2, 3].map((date) => day("TENTATIVE", date)) },
      { userId: carol.unionId, scheduleItems: [] },
      { userId: "nobody", error: "User not found", scheduleItems: [] },
    ];

    const told = await call("calendar_1_0", "getSchedule", ["me"], { ...asked, userIds });
    expect(told.scheduleInformation).toMatchObject(expected);
    expect(JSON.stringify(told)).not.toMatch(/Plan|Here|summary/);
    const byMe = await call("calendar_1_0", "getScheduleByMe", [], { ...asked, userIds });
    expect(byMe.scheduleInformation).toMatchObject(expected);
    const token = await delegatedToken(world, given, carol, ["Calendar.EventSchedule.Read"]);
    const path = "/v1.0/calendar/users/me/getSchedule";
    const header = { "x-acs-dingtalk-access-token": token };
    const answer = await request(world.url, "POST", path, { ...asked, userIds }, header);
    expect(answer.body).toMatchObject({ scheduleInformation: expected });
  });

  test("leave out what is declined, deleted, moved away or said to be free; whole days are dates", async () => {
    const { alices, bobs, callAs, alice, bob, id } = await givenMeeting({ recurrence: daily });
    const [, second, third] = (await alices("listEventsView", [], december)).events;
    await alices("deleteEvent", [second.id]);
    const elsewhere = { dateTime: "2026-12-20T10:00:00+08:00", timeZone: "Asia/Shanghai" };
    await alices("patchEvent", [third.id], { id: third.id, start: elsewhere, end: elsewhere });
    await alices("createEvent", [], { ...meeting, freeBusyStatus: "free" });
    const holiday = {
      summary: "Off",
      isAllDay: true,
      start: { date: "2026-12-03" },
      end: { date: "2026-12-05" },
    };
    await alices("createEvent", [], holiday);
    await bobs("respondEvent", [id], { responseStatus: "declined" });

    const call = await callAs(alice, calendarScopes);
    const userIds = [alice.unionId, bob.unionId];
    const told = await call("calendar_1_0", "getSchedule", ["me"], { ...asked, userIds });

    expect(told.scheduleInformation).toMatchObject([
      {
        scheduleItems: [
          { status: "BUSY", start: { dateTime: "2026-12-01T10:00:00+08:00" } },
          { status: "BUSY", start: { date: "2026-12-03" }, end: { date: "2026-12-05" } },
        ],
      },
      { scheduleItems: [] },
    ]);
    expect(told.scheduleInformation[0].scheduleItems).toHaveLength(2);
  });

  test.each([
    ["nobody", { ...asked, userIds: [] }],
    ["more than twenty", { ...asked, userIds: Array.from({ length: 21 }, (_, id) => `u${id}`) }],
    ["no time", { userIds: ["u1"] }],
  ])("of %s are not asked for", async (_, body) => {
    const { callAs, alice } = await givenCalendars(world);
    const call = await callAs(alice);
    await expect(call("calendar_1_0", "getSchedule", ["me"], body)).rejects.toMatchObject({
      statusCode: 400,
      code: "paramIllegal",
      message: expect.stringContaining("PARAM ILLEGAL"),
    });
  });
});
