import { expect, test } from "vitest";
import { barsOf, stepFor } from "./bars.ts";

const from = new Date("2026-11-26T15:00:00Z");
const minute = 60_000;
const after = (minutes: number) => new Date(from.getTime() + minutes * minute);

test.each([
  ["nothing at all", 0, 1, 1],
  ["half an hour", 30, 1, 30],
  ["an hour", 60, 5, 12],
  ["four hours", 240, 5, 48],
  ["a day", 24 * 60, 60, 24],
  ["a week", 7 * 24 * 60, 6 * 60, 28],
  ["thirty days", 30 * 24 * 60, 24 * 60, 30],
  ["a year", 365 * 24 * 60, 8 * 24 * 60, 46],
])("%s is shown in steps of a length that one can name", (_, minutes, step, many) => {
  const range = { from, to: after(minutes) };

  expect(stepFor(range)).toBe(step * minute);
  expect(barsOf([], { ...range, step: step * minute })).toHaveLength(many);
});

test("a step in which nothing was called has a bar too", () => {
  const range = { from, to: after(3), step: minute };

  expect(barsOf([{ bar: 1, answered: 2, failed: 1 }], range)).toEqual([
    { from: "2026-11-26T15:00:00.000Z", answered: 0, failed: 0 },
    { from: "2026-11-26T15:01:00.000Z", answered: 2, failed: 1 },
    { from: "2026-11-26T15:02:00.000Z", answered: 0, failed: 0 },
  ]);
});
