import { execFile, execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { newId } from "../src/platform/ids.ts";
import type { SeenEvent, Times } from "../src/resources/calendar/event.ts";
import { startOf } from "../src/resources/calendar/own/instances.ts";
import { expanded } from "../src/resources/calendar/own/viewing.ts";
import { readTimes } from "../src/resources/calendar/wire/event-time.ts";
import { type RecurrenceForm, recurrenceView, ruleOf } from "../src/resources/calendar/wire/recurrence.ts";

interface Case {
  name: string;
  start: { date?: string; dateTime?: string; timeZone?: string };
  end: { date?: string; dateTime?: string; timeZone?: string };
  recurrence: RecurrenceForm;
  window: [string, string];
  deleted: string[];
  moved: [from: string, to: string][];
  expected: string[];
}

const folder = join(import.meta.dirname, "recurrence");
const cases: Case[] = JSON.parse(readFileSync(join(folder, "cases.json"), "utf8"));

function eventOf(id: string, times: Times, rule: SeenEvent["content"]["rule"]): SeenEvent {
  return {
    id,
    content: {
      summary: "",
      description: "",
      location: "",
      richText: "",
      times,
      rule,
      reminders: [],
      busy: true,
      meeting: null,
      categories: [],
      uiConfigs: [],
    },
    status: "confirmed",
    organiser: { id: newId("usr"), unionId: "1", name: "Alice" },
    response: "accepted",
    instanceOf: null,
    peopleOf: id,
    createdAt: "",
    updatedAt: "",
    version: 1,
  };
}

function movedTo(times: Times, start: string): Times {
  const length = startOf(times);
  const end = times.allDay ? Date.parse(times.endsOn) : Date.parse(times.endsAt);
  const finish = new Date(Date.parse(start) + end - length).toISOString();
  return times.allDay
    ? { ...times, startsOn: start, endsOn: finish.slice(0, 10) }
    : { ...times, startsAt: start, endsAt: finish };
}

/** As a view shows them: the series without its exceptions, and those that were moved. */
async function instancesOf({ start, end, recurrence, window, deleted, moved }: Case): Promise<string[]> {
  const times = readTimes({ start, end });
  const rule = ruleOf(recurrence, times);
  const exceptions = [...deleted, ...moved.map(([from]) => from)].map((each) => Date.parse(each));
  const [from, to] = window.map((each) => Date.parse(each));
  const asked = { from: from ?? 0, to: to ?? 0, offset: 0 };
  const instead = moved
    .map(([, to], index) => eventOf(`moved${index}`, movedTo(times, to), null))
    .filter(({ content }) => startOf(content.times) < asked.to && startOf(content.times) >= asked.from);
  const found = [eventOf("series", times, rule), ...instead].map((event) => ({
    event,
    exceptions: event.id === "series" ? exceptions : [],
  }));
  const events = await expanded(found, {
    window: asked,
    after: [Number.NEGATIVE_INFINITY, ""],
    limit: 10_000,
  });
  return events.map(({ content: { times } }) =>
    times.allDay ? times.startsOn : times.startsAt.replace(".000Z", "Z"),
  );
}

test("there are two hundred of them, among them both ends of summer time in four zones", () => {
  expect(cases.length).toBeGreaterThanOrEqual(200);
  for (const zone of ["Europe/Berlin", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe"])
    for (const what of ["begins", "ends"])
      expect(cases.filter(({ name }) => name.startsWith(`${zone}, summer time ${what}`))).toHaveLength(9);
});

test.each(cases.map((each) => [each.name, each] as const))("%s", async (_, each) => {
  expect(await instancesOf(each)).toEqual(each.expected);
});

test("a hundred series of a year keep nobody else from their turn", async () => {
  const times = readTimes({
    start: { dateTime: "2026-01-01T09:00:00+08:00", timeZone: "Asia/Shanghai" },
    end: { dateTime: "2026-01-01T09:30:00+08:00", timeZone: "Asia/Shanghai" },
  });
  const daily = ruleOf({ pattern: { type: "daily", interval: 1 }, range: { type: "noEnd" } }, times);
  const found = Array.from({ length: 100 }, (_, index) => ({
    event: eventOf(`series${index}`, times, daily),
    exceptions: [],
  }));
  const window = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1), offset: 0 };
  let others = 0;
  let isOver = false;
  const takeTurns = () => {
    others += 1;
    if (!isOver) setImmediate(takeTurns);
  };
  setImmediate(takeTurns);

  const events = await expanded(found, {
    window,
    after: [Number.NEGATIVE_INFINITY, ""],
    limit: 100_000,
  });
  isOver = true;

  expect(events).toHaveLength(36_500);
  expect(others).toBeGreaterThan(10);
});

test("each comes back in the words in which it was given", () => {
  for (const { name, start, end, recurrence } of cases) {
    const times = readTimes({ start, end });
    const rule = ruleOf(recurrence, times);
    expect(ruleOf(recurrenceView(rule, times), times), name).toEqual(rule);
  }
});

const hasDateutil = () => {
  try {
    execFileSync("python3", ["-c", "import dateutil"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

test.runIf(hasDateutil())("python3-dateutil, where it is there, expects the same today", async () => {
  const made = await promisify(execFile)("python3", [join(folder, "make-cases.py")]);
  expect(JSON.parse(made.stdout)).toEqual(cases);
});
