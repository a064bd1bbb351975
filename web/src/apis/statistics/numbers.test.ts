import { expect, test } from "vitest";
import { daysOf } from "./numbers.ts";

test("every day of the period is there, and a call counts once", () => {
  const byDay = [{ day: "2026-11-27", calls: 10, people: 2, refused: 3, failed: 1 }];
  expect(daysOf(byDay, { until: new Date("2026-11-28T09:00:00Z"), count: 3 })).toEqual([
    { day: "2026-11-26", answered: 0, refused: 0, failed: 0 },
    { day: "2026-11-27", answered: 6, refused: 3, failed: 1 },
    { day: "2026-11-28", answered: 0, refused: 0, failed: 0 },
  ]);
});
