import { expect, test } from "vitest";
import { dayOf, queryOf } from "./filter-query.ts";

const now = new Date(2026, 10, 27, 15, 4, 5);
const at = (month: number, day: number) => new Date(2026, month - 1, day).toISOString();

test.each([
  [{}, {}],
  [
    { actor: "usr_1", event: "run.started" },
    { actor: "usr_1", event: "run.started" },
  ],
  [{ time: "today" as const }, { from: at(11, 27) }],
  [
    { time: "7d" as const, q: "x" },
    { from: at(11, 21), q: "x" },
  ],
  [{ time: "30d" as const }, { from: at(10, 29) }],
  [
    { from: "2026-05-01", to: "2026-05-01" },
    { from: at(5, 1), to: at(5, 2) },
  ],
  [{ to: "2026-10-31" }, { to: at(11, 1) }],
])("%j asks for %j", (filter, query) => {
  expect(queryOf(filter, now)).toEqual(query);
});

test("a day is written as its numbers", () => {
  expect(dayOf(now)).toBe("2026-11-27");
});
