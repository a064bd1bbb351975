import { describe, expect, test } from "vitest";
import { givenCalendars, inCalendar } from "../../world/calendars.ts";
import { startWorld } from "../../world/world.ts";

const world = await startWorld();

const at = (day: number, hour = 10) => ({
  dateTime: `2026-12-${String(day).padStart(2, "0")}T${hour}:00:00+08:00`,
  timeZone: "Asia/Shanghai",
});
const event = (day: number, summary = `Day ${day}`) => ({ summary, start: at(day), end: at(day, 11) });
const december = { timeMin: "2026-12-01T00:00:00+08:00", timeMax: "2027-01-01T00:00:00+08:00" };

interface Seen {
  id: string;
  summary?: string;
  status: string;
}
interface Page {
  events: Seen[];
  nextToken?: string;
  syncToken?: string;
}

async function givenOwnCalendar() {
  const given = await givenCalendars(world);
  return { ...given, of: inCalendar(await given.callAs(given.alice)) };
}

type Of = Awaited<ReturnType<typeof givenOwnCalendar>>["of"];

async function pages(of: Of, operation: string, asked: object): Promise<Page[]> {
  const all: Page[] = [];
  let nextToken: string | undefined;
  do {
    const page: Page = await of(operation, [], { ...asked, ...(nextToken && { nextToken }) });
    all.push(page);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return all;
}

const summaries = (all: readonly Page[]) => all.map(({ events }) => events.map(({ summary }) => summary));

test("a list comes page by page, by the start, and says at its end how to keep up", async () => {
  const { of } = await givenOwnCalendar();
  for (const day of [3, 1, 5, 2, 4]) await of("createEvent", [], event(day));

  const all = await pages(of, "listEvents", { maxResults: 2 });

  expect(summaries(all)).toEqual([["Day 1", "Day 2"], ["Day 3", "Day 4"], ["Day 5"]]);
  expect(all.map(({ syncToken }) => syncToken !== undefined)).toEqual([false, false, true]);
  const bounded = await pages(of, "listEvents", {
    timeMin: "2026-12-02T00:00:00+08:00",
    timeMax: "2026-12-04T00:00:00+08:00",
  });
  expect(summaries(bounded)).toEqual([["Day 2", "Day 3"]]);
  expect(bounded[0]?.syncToken).toBeUndefined();
  expect((await of("listEvents", [], { timeMin: "2026-12-05T00:00:00+08:00" })).syncToken).toBeDefined();
});

test("a sync tells what changed since, deleted ones as cancelled, and nothing twice", async () => {
  const { of } = await givenOwnCalendar();
  const [one, two] = [await of("createEvent", [], event(1)), await of("createEvent", [], event(2))];
  const { syncToken } = await of("listEvents");
  expect(await of("listEvents", [], { syncToken })).toMatchObject({ events: [], syncToken });

  await of("patchEvent", [two.id], { id: two.id, summary: "Changed" });
  await of("deleteEvent", [one.id]);
  const made = await of("createEvent", [], event(3));

  const all = await pages(of, "listEvents", { syncToken, maxResults: 2 });
  expect(all.map(({ events }) => events.map(({ id, status }) => [id, status]))).toEqual([
    [
      [two.id, "confirmed"],
      [one.id, "cancelled"],
    ],
    [[made.id, "confirmed"]],
  ]);
  expect(await of("listEvents", [], { syncToken: all.at(-1)?.syncToken })).toMatchObject({ events: [] });
});

test("what changes while pages are read is among the changes since the first of them", async () => {
  const { of } = await givenOwnCalendar();
  const made = [];
  for (const day of [1, 2, 3]) made.push(await of("createEvent", [], event(day)));
  const first = await of("listEvents", [], { maxResults: 2 });

  await of("patchEvent", [made[0].id], { id: made[0].id, summary: "Changed meanwhile" });

  const { syncToken } = await of("listEvents", [], { maxResults: 2, nextToken: first.nextToken });
  expect((await of("listEvents", [], { syncToken })).events).toMatchObject([
    { summary: "Changed meanwhile" },
  ]);
});

test("a view comes page by page over series and single events alike", async () => {
  const { of } = await givenOwnCalendar();
  const recurrence = { pattern: { type: "daily", interval: 1 }, range: { type: "noEnd" } };
  await of("createEvent", [], { ...event(1, "Daily"), recurrence });
  await of("createEvent", [], { summary: "Single", start: at(2, 15), end: at(2, 16) });

  const all = await pages(of, "listEventsView", { ...december, maxResults: 7 });

  const seen = all.flatMap(({ events }) => events);
  expect(all.map(({ events }) => events.length)).toEqual([7, 7, 7, 7, 4]);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(32);
  expect(seen.slice(0, 4).map(({ summary }) => summary)).toEqual(["Daily", "Daily", "Single", "Daily"]);
});

test("a daily event of a hundred years and fifty series are a page like any other", async () => {
  const { of } = await givenOwnCalendar();
  const range = { type: "endDate", endDate: "2126-01-01" };
  const long = { dateTime: "1926-12-01T10:00:00+08:00", timeZone: "Asia/Shanghai" };
  const recurrence = { pattern: { type: "daily", interval: 1 }, range };
  for (let each = 0; each < 50; each += 1)
    await of("createEvent", [], { summary: `S${each}`, start: long, end: long, recurrence });
  const began = performance.now();

  const page = await of("listEventsView", [], { ...december, maxResults: 100 });
  const late = await of("listEventsView", [], {
    timeMin: "2125-12-01T00:00:00+08:00",
    timeMax: "2126-11-01T00:00:00+08:00",
  });

  expect(page.events).toHaveLength(100);
  expect(late.events).toHaveLength(100);
  expect(performance.now() - began).toBeLessThan(2_000);
});

test("a series whose end nobody lives to see is one like any other", async () => {
  const { of } = await givenOwnCalendar();
  const range = { type: "numbered", numberOfOccurrences: 99 };
  const recurrence = { pattern: { type: "absoluteYearly", interval: 365 }, range };

  await of("createEvent", [], { ...event(1, "Rarely"), recurrence });

  expect((await of("listEventsView", [], december)).events).toMatchObject([{ summary: "Rarely" }]);
});

describe("whole days", () => {
  const holiday = {
    summary: "Off",
    isAllDay: true,
    start: { date: "2026-12-03" },
    end: { date: "2026-12-05" },
  };
  const day = (from: string, to: string) => ({ timeMin: from, timeMax: to });

  test("float: they are the days of whoever asks", async () => {
    const { of } = await givenOwnCalendar();
    expect(await of("createEvent", [], holiday)).toMatchObject(holiday);

    for (const offset of ["+14:00", "+08:00", "Z", "-10:00"]) {
      const on = async (from: string, to: string) =>
        (await of("listEventsView", [], day(`${from}T00:00:00${offset}`, `${to}T00:00:00${offset}`))).events
          .length;
      expect(
        [
          await on("2026-12-02", "2026-12-03"),
          await on("2026-12-03", "2026-12-04"),
          await on("2026-12-04", "2026-12-05"),
          await on("2026-12-05", "2026-12-06"),
        ],
        offset,
      ).toEqual([0, 1, 1, 0]);
    }
  });

  test("recur, and one of them is moved", async () => {
    const { of } = await givenOwnCalendar();
    const range = { type: "numbered", numberOfOccurrences: 3 };
    const recurrence = { pattern: { type: "weekly", interval: 1, daysOfWeek: "thursday" }, range };
    await of("createEvent", [], { ...holiday, recurrence });
    const [, second] = (await of("listEventsView", [], december)).events;
    expect(second.id).toMatch(/^evt_[\w-]{16}_20261210$/);

    await of("patchEvent", [second.id], {
      id: second.id,
      start: { date: "2026-12-11" },
      end: { date: "2026-12-12" },
    });

    const { events } = await of("listEventsView", [], december);
    expect(
      events.map(({ start, end }: { start: { date: string }; end: { date: string } }) => [
        start.date,
        end.date,
      ]),
    ).toEqual([
      ["2026-12-03", "2026-12-05"],
      ["2026-12-11", "2026-12-12"],
      ["2026-12-17", "2026-12-19"],
    ]);
  });
});

test("instances of a series that were changed are listed by its id; a series moved anew takes them back", async () => {
  const { of } = await givenOwnCalendar();
  const range = { type: "numbered", numberOfOccurrences: 3 };
  const recurrence = { pattern: { type: "daily", interval: 1 }, range };
  const series = await of("createEvent", [], { ...event(1, "Daily"), recurrence });
  const [, second] = (await of("listEventsView", [], december)).events;
  await of("patchEvent", [second.id], { id: second.id, summary: "Different" });
  expect(summaries(await pages(of, "listEvents", { seriesMasterId: series.id }))).toEqual([["Different"]]);

  await of("patchEvent", [series.id], { id: series.id, start: at(1, 12), end: at(1, 13) });

  const { events } = await of("listEventsView", [], december);
  expect(
    events.map(({ summary, start }: { summary: string; start: { dateTime: string } }) => [
      summary,
      start.dateTime,
    ]),
  ).toEqual([
    ["Daily", "2026-12-01T12:00:00+08:00"],
    ["Daily", "2026-12-02T12:00:00+08:00"],
    ["Daily", "2026-12-03T12:00:00+08:00"],
  ]);
  await expect(of("getEvent", [second.id])).rejects.toMatchObject({ code: "instanceNotExist" });
});

test("everybody has one calendar", async () => {
  const { callAs, alice, of } = await givenOwnCalendar();
  const call = await callAs(alice);
  const list = () => call("calendar_1_0", "listCalendars", ["me"]);
  const before = (await list()).response.calendars;
  await of("createEvent", [], event(1));

  expect(before).toMatchObject([{ id: "primary", summary: "Alice", type: "primary" }]);
  expect((await list()).response.calendars[0].eTag).not.toBe(before[0].eTag);
  const mine = await call("calendar_1_0", "listEventsViewByMe", ["primary"], december);
  expect(mine.events).toMatchObject([{ summary: "Day 1" }]);
});
