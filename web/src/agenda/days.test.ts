import { describe, expect, test } from "vitest";
import type { AgendaEvent } from "../api/schema.gen.ts";
import { addDays, byDay, daysOf, meetingsOf, momentOf, rangeOf, stepped } from "./days.ts";

const nobody = { name: "Alice", picture: null, you: true };
const event = (
  id: string,
  start: Date | string,
  end: Date | string,
  more: Partial<AgendaEvent> = {},
): AgendaEvent => ({
  ...{ id, title: id, description: "", location: "", timeZone: null, repeats: false, response: "accepted" },
  ...{ mine: true, organiser: nobody, attendees: [], change: null },
  allDay: typeof start === "string",
  start: typeof start === "string" ? start : start.toISOString(),
  end: typeof end === "string" ? end : end.toISOString(),
  ...more,
});
/** On a day of November 2026, by this machine's clock. */
const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute);

describe("how much is shown", () => {
  test.each([
    ["day", "2026-11-28", "2026-11-28", "2026-11-29"],
    ["week", "2026-11-28", "2026-11-28", "2026-12-05"],
    ["month", "2026-11-28", "2026-10-26", "2026-12-07"],
    ["month", "2027-02-14", "2027-02-01", "2027-03-01"],
  ] as const)("of a %s at %s: from %s to %s", (view, day, first, end) => {
    expect(rangeOf(view, day)).toEqual({ first, end });
  });

  test.each([
    ["day", "2026-12-31", 1, "2027-01-01"],
    ["week", "2026-11-28", -1, "2026-11-21"],
    ["month", "2026-01-31", 1, "2026-02-01"],
    ["month", "2026-01-31", -1, "2025-12-01"],
  ] as const)("one %s from %s by %i is %s", (view, day, step, next) => {
    expect(stepped(view, day, step)).toBe(next);
  });

  test("a day has its own length where the clock is changed", () => {
    expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
    expect(addDays("2026-10-26", -2)).toBe("2026-10-24");
    expect(Date.parse(momentOf("2026-11-28"))).toBe(new Date(2026, 10, 28).getTime());
  });
});

describe("the days of an event", () => {
  test.each([
    [event("one", "2026-11-28", "2026-11-29"), ["2026-11-28", "2026-11-28"]],
    [event("three", "2026-11-28", "2026-12-01"), ["2026-11-28", "2026-11-30"]],
    [event("to midnight", at(28, 22), at(29, 0)), ["2026-11-28", "2026-11-28"]],
    [event("over midnight", at(28, 22), at(29, 1)), ["2026-11-28", "2026-11-29"]],
    [event("no time at all", at(28, 0), at(28, 0)), ["2026-11-28", "2026-11-28"]],
  ])("$id", (given, days) => {
    expect(daysOf(given)).toEqual(days);
  });

  test("whole days stand first, then what begins first", () => {
    const events = [
      event("late", at(28, 15), at(28, 16)),
      event("trip", "2026-11-27", "2026-11-30"),
      event("early", at(28, 9), at(28, 10)),
    ];
    const [first, second] = byDay(events, { first: "2026-11-28", end: "2026-11-30" });
    expect(first?.events.map(({ id }) => id)).toEqual(["trip", "early", "late"]);
    expect(second?.events.map(({ id }) => id)).toEqual(["trip"]);
  });
});

describe("what meets", () => {
  test("stands out, each once, and what only touches does not", () => {
    const { ids, count } = meetingsOf([
      event("stand-up", at(28, 9), at(28, 9, 30)),
      event("touching", at(28, 9, 30), at(28, 10)),
      event("review", at(28, 14), at(28, 15)),
      event("supplier", at(28, 14, 30), at(28, 15, 30)),
      event("call", at(28, 14, 45), at(28, 15)),
    ]);
    expect([...ids].toSorted()).toEqual(["call", "review", "supplier"]);
    expect(count).toBe(1);
  });

  test("is never what lasts whole days, or was declined", () => {
    const { ids } = meetingsOf([
      event("trip", "2026-11-28", "2026-11-29"),
      event("declined", at(28, 9), at(28, 12), { response: "declined" }),
      event("kept", at(28, 10), at(28, 11)),
    ]);
    expect(ids.size).toBe(0);
  });
});
