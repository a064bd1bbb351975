import { describe, expect, test } from "vitest";
import { calendarScopes, givenCalendars, inCalendar } from "../../world/calendars.ts";
import { delegatedToken } from "../../world/delegated-token.ts";
import { request } from "../../world/session.ts";
import { startWorld } from "../../world/world.ts";

const world = await startWorld();

const start = { dateTime: "2026-12-01T10:00:00+08:00", timeZone: "Asia/Shanghai" };
const end = { dateTime: "2026-12-01T11:00:00+08:00", timeZone: "Asia/Shanghai" };
const meeting = { summary: "Plan the week", start, end };
const pattern = { type: "daily", interval: 1 };
const range = { type: "noEnd" };
const recurring = (more: object) => ({ ...meeting, recurrence: { pattern, range, ...more } });
const fewOccurrences = "Recurrence range numberOfOccurrences must between [1, 99]";
const shortInterval = "Recurrence interval must between [1, 365]";
const thirtyFirst = { type: "absoluteYearly", dayOfMonth: 31 };
const inFebruary = { dateTime: "2026-02-01T10:00:00+08:00", timeZone: "Asia/Shanghai" };
const invalid = (message: string) => ({
  statusCode: 400,
  code: "invalidParameter",
  message: expect.stringContaining(message),
});

async function givenOwnCalendar() {
  const given = await givenCalendars(world);
  return { ...given, of: inCalendar(await given.callAs(given.alice)) };
}

type Refused = [message: string, asked: object];

describe("in the words of the compatible platform", () => {
  const drafts: Refused[] = [
    ["Event summary cannot be blank", { ...meeting, summary: " " }],
    ["Event summary cannot be blank", { start, end }],
    ["Event start time not set.", { ...meeting, start: undefined }],
    ["Event start time not set.", { ...meeting, start: {} }],
    ["Event end time not set.", { ...meeting, end: undefined }],
    [fewOccurrences, recurring({ range: { type: "numbered" } })],
    [fewOccurrences, recurring({ range: { type: "numbered", numberOfOccurrences: 100 } })],
    [shortInterval, recurring({ pattern: { ...pattern, interval: 0 } })],
    [shortInterval, recurring({ pattern: { ...pattern, interval: 366 } })],
  ];

  test("drafts are refused", async () => {
    const { of } = await givenOwnCalendar();
    for (const [message, draft] of drafts)
      await expect(of("createEvent", [], draft), message).rejects.toMatchObject(invalid(message));
  });

  test("no event, no calendar and no id are refused", async () => {
    const { callAs, alice, of } = await givenOwnCalendar();
    const call = await callAs(alice);
    await expect(call("calendar_1_0", "listEvents", ["me", ""])).rejects.toMatchObject(
      invalid("CalendarId cannot be blank"),
    );
    await expect(call("calendar_1_0", "listEvents", ["me", "other"])).rejects.toMatchObject({
      code: "itemNotFound",
    });
    const { id } = await of("createEvent", [], meeting);
    await expect(of("patchEvent", [id], { summary: "No id" })).rejects.toMatchObject(
      invalid("Event id summary cannot be blank"),
    );
  });
});

describe("what is wrong is said with its place", () => {
  const drafts: Refused[] = [
    ["start.timeZone", { ...meeting, start: { ...start, timeZone: "Mars/Olympus" } }],
    ["start.timeZone", { ...meeting, start: { ...start, timeZone: "+08:00" } }],
    ["start.timeZone", { ...meeting, start: { dateTime: start.dateTime } }],
    ["start.dateTime", { ...meeting, start: { ...start, dateTime: "2026-02-30T10:00:00+08:00" } }],
    ["start.dateTime", { ...meeting, start: { ...start, dateTime: "tomorrow" } }],
    ["start.dateTime", { ...meeting, start: { ...start, dateTime: "9999-12-01T10:00:00Z" } }],
    ["start.date", { ...meeting, isAllDay: false, start: { ...start, date: "2026-12-01" } }],
    ["start.dateTime", { ...meeting, isAllDay: true }],
    [
      "end.date",
      { summary: "Off", isAllDay: true, start: { date: "2026-12-01" }, end: { date: "2026-13-01" } },
    ],
    ["end time", { ...meeting, end: { ...end, dateTime: "2026-12-01T09:00:00+08:00" } }],
    [
      "end time",
      { summary: "Off", isAllDay: true, start: { date: "2026-12-01" }, end: { date: "2026-12-01" } },
    ],
    ["summary", { ...meeting, summary: "x".repeat(2049) }],
    ["description", { ...meeting, description: "x".repeat(5001) }],
    ["attendees.0.id", { ...meeting, attendees: [{ id: "nobody" }] }],
    ["attendees", { ...meeting, attendees: Array.from({ length: 501 }, (_, id) => ({ id: `u${id}` })) }],
    ["reminders.0.minutes", { ...meeting, reminders: [{ method: "dingtalk", minutes: -1 }] }],
    ["recurrence.pattern.type", recurring({ pattern: { type: "hourly" } })],
    [
      "recurrence.pattern.daysOfWeek",
      recurring({ pattern: { type: "weekly", daysOfWeek: "monday,someday" } }),
    ],
    ["recurrence.range.endDate", recurring({ range: { type: "endDate", endDate: "someday" } })],
    ["no occurrence", recurring({ range: { type: "endDate", endDate: "2026-11-01" } })],
    ["no occurrence", { ...recurring({ pattern: thirtyFirst }), start: inFebruary }],
  ];

  test("of a draft", async () => {
    const { of } = await givenOwnCalendar();
    for (const [place, draft] of drafts)
      await expect(of("createEvent", [], draft), place).rejects.toMatchObject(invalid(place));
  });

  const queries: Refused[] = [
    ["timeMin", { timeMin: "yesterday" }],
    ["timeMax", { timeMax: "2026-12-01T00:00:00" }],
    ["timeMax must be after timeMin", { timeMin: "2026-12-01T00:00:00Z", timeMax: "2026-12-01T00:00:00Z" }],
    ["at most one year apart", { timeMin: "2026-12-01T00:00:00Z", timeMax: "2028-12-01T00:00:00Z" }],
    ["maxResults", { maxResults: 101 }],
    ["maxResults", { maxResults: 0 }],
    ["maxAttendees", { maxAttendees: 501 }],
    ["nextToken", { nextToken: "WzFd" }],
  ];

  test("of a list and of a view", async () => {
    const { of } = await givenOwnCalendar();
    for (const [place, query] of queries)
      for (const operation of ["listEvents", "listEventsView"])
        await expect(of(operation, [], query), place).rejects.toMatchObject(invalid(place));
  });

  test("a syncToken of nowhere, and of a time to come", async () => {
    const { of } = await givenOwnCalendar();
    for (const syncToken of ["nothing", Buffer.from("[999]").toString("base64url")])
      await expect(of("listEvents", [], { syncToken })).rejects.toMatchObject(invalid("syncToken"));
  });

  test("an event that is none, and an instance that is none", async () => {
    const { of } = await givenOwnCalendar();
    const { id } = await of("createEvent", [], recurring({}));
    const notFound = { statusCode: 404, code: "itemNotFound" };
    for (const unknown of ["nothing", "evt_AAAAAAAAAAAAAAAA", "evt_AAAAAAAAAAAAAAAA_20261201T020000Z"])
      for (const operation of ["getEvent", "listAttendees", "deleteEvent"])
        await expect(of(operation, [unknown]), unknown).rejects.toMatchObject(notFound);
    const noInstance = { statusCode: 404, code: "instanceNotExist" };
    for (const none of [`${id}_20261201T030000Z`, `${id}_20251201T020000Z`, `${id}_20261201`])
      await expect(of("getEvent", [none]), none).rejects.toMatchObject(noInstance);
    const instance = `${id}_20261202T020000Z`;
    const again = of("patchEvent", [instance], { id: instance, recurrence: { pattern, range } });
    await expect(again).rejects.toMatchObject(invalid("recurrence"));
  });

  test("a body that is no event", async () => {
    const given = await givenCalendars(world);
    const token = await delegatedToken(world, given, given.alice, calendarScopes);
    const path = "/v1.0/calendar/users/me/calendars/primary/events";
    const post = async (body: unknown) =>
      (await request(world.url, "POST", path, body, { "x-acs-dingtalk-access-token": token })).body;
    expect(await post("null")).toMatchObject({
      code: "invalidParameter",
      message: "Event must be provided.",
    });
    expect(await post(undefined)).toMatchObject({
      code: "invalidParameter",
      message: "Event must be provided.",
    });
    expect(await post([])).toMatchObject({ code: "invalidParameter" });
    expect(await post("{")).toMatchObject({ code: "invalidParameter" });
    expect(await post({ ...meeting, summary: 7 })).toMatchObject({
      message: expect.stringContaining("summary"),
    });
    expect(await post({ ...meeting, summary: "\u0000" })).toMatchObject({ code: "invalidParameter" });
  });
});

describe("who may", () => {
  const view = { timeMin: "2026-12-01T00:00:00Z", timeMax: "2026-12-02T00:00:00Z" };
  const schedule = { userIds: ["me"], startTime: view.timeMin, endTime: view.timeMax };
  const operations: [operation: string, scope: string, ids: string[], asked: object][] = [
    ["listCalendars", "Calendar.Event.Read", [], {}],
    ["listEvents", "Calendar.Event.Read", ["primary"], {}],
    ["listEventsView", "Calendar.Event.Read", ["primary"], view],
    ["getEvent", "Calendar.Event.Read", ["primary", "EVENT"], {}],
    ["listAttendees", "Calendar.Event.Read", ["primary", "EVENT"], {}],
    ["createEvent", "Calendar.Event.Write", ["primary"], meeting],
    ["patchEvent", "Calendar.Event.Write", ["primary", "EVENT"], { id: "EVENT", summary: "Changed" }],
    ["addAttendee", "Calendar.Event.Write", ["primary", "EVENT"], { attendeesToAdd: [{ id: "BOB" }] }],
    ["removeAttendee", "Calendar.Event.Write", ["primary", "EVENT"], { attendeesToRemove: [{ id: "BOB" }] }],
    ["respondEvent", "Calendar.Event.Write", ["primary", "EVENT"], { responseStatus: "accepted" }],
    ["getSchedule", "Calendar.EventSchedule.Read", [], schedule],
    ["deleteEvent", "Calendar.Event.Write", ["primary", "EVENT"], {}],
  ];

  test("a person's token opens what its scopes name, for that person alone, until they are revoked", async () => {
    const given = await givenCalendars(world);
    const { alice, callAs } = given;
    const bob = await given.organisation.person("Bob");
    const all = await callAs(alice);
    const { id } = await inCalendar(all)("createEvent", [], meeting);
    const named = <T>(value: T): T =>
      JSON.parse(JSON.stringify(value).replaceAll("EVENT", id).replaceAll("BOB", bob.unionId));
    const withScope = new Map<string, Awaited<ReturnType<typeof callAs>>>();
    for (const scope of calendarScopes) withScope.set(scope, await callAs(alice, [scope]));

    for (const [operation, scope, ids, asked] of operations) {
      const call = (who: typeof all, userId: string) =>
        who("calendar_1_0", operation, [userId, ...named(ids)], named(asked));
      const refused = {
        statusCode: 403,
        code: "Forbidden.AccessDenied.AccessTokenPermissionDenied",
        accessDeniedDetail: { requiredScopes: [scope] },
      };
      for (const other of calendarScopes.filter((each) => each !== scope))
        await expect(call(withScope.get(other) ?? all, "me"), `${operation} ${other}`).rejects.toMatchObject(
          refused,
        );
      await expect(call(all, bob.unionId), operation).rejects.toMatchObject({
        statusCode: 404,
        code: "invalidParameter.user.notFound",
      });
      await expect(call(withScope.get(scope) ?? all, alice.unionId), operation).resolves.not.toThrow();
    }

    await alice.revokes(await alice.grant());
    for (const [operation, scope, ids, asked] of operations)
      await expect(
        all("calendar_1_0", operation, ["me", ...named(ids)], named(asked)),
        operation,
      ).rejects.toMatchObject({
        statusCode: 403,
        accessDeniedDetail: { requiredScopes: [scope] },
      });
  });

  test("an application's own token opens everybody's calendar where an admin approved that, and nobody's else", async () => {
    const given = await givenCalendars(world);
    const { alice } = given;
    const application = await given.callAsApplication();
    const of = inCalendar(application, alice.unionId);
    const { id } = await of("createEvent", [], meeting);
    expect(await of("getEvent", [id])).toMatchObject({ summary: meeting.summary });
    await expect(inCalendar(application, "me")("getEvent", [id])).rejects.toMatchObject({ statusCode: 404 });
    await expect(inCalendar(application, "nobody")("listEvents")).rejects.toMatchObject({ statusCode: 404 });

    const without = await givenCalendars(world, { everybodys: false });
    const lesser = inCalendar(await without.callAsApplication(), without.alice.unionId);
    await expect(lesser("listEvents")).rejects.toMatchObject({
      statusCode: 403,
      accessDeniedDetail: { requiredScopes: ["Calendar.Event.Read.All"] },
    });
    const byMe = application("calendar_1_0", "listEventsViewByMe", ["primary"], view);
    await expect(byMe).rejects.toMatchObject({ statusCode: 403 });
  });
});
