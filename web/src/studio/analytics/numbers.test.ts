import { expect, test } from "vitest";
import { csvOf, shareCompleted, totalsOf } from "./numbers.ts";

const day = { day: "2026-11-27", completed: 3, denied: 1, failed: 0, expired: 0, cancelled: 0, open: 1 };

test("the share that was completed is of the turns that are over", () => {
  expect(shareCompleted({ byDay: [day] })).toBe(0.75);
  expect(shareCompleted({ byDay: [{ ...day, completed: 0, denied: 0 }] })).toBeNull();
  expect(totalsOf({ byDay: [day, day] })).toMatchObject({ completed: 6, turns: 10 });
});

test("a skill's title cannot become a formula of a spreadsheet", () => {
  const use = {
    skillId: "skl_1",
    skill: '=HYPERLINK("x")',
    operationId: "a,b",
    calls: 1,
    answered: 1,
    failed: 0,
    unknown: 0,
    refused: 0,
    cancelled: 0,
    unavailable: 0,
    p50: 12,
    p95: null,
  };
  expect(csvOf({ byDay: [day], operations: [use] }).split("\r\n")).toEqual([
    "day,completed,denied,failed,expired,cancelled,open",
    "2026-11-27,3,1,0,0,0,1",
    "",
    "skill,operation,calls,answered,failed,unknown,refused,cancelled,unavailable,p50,p95",
    `"'=HYPERLINK(""x"")","a,b",1,1,0,0,0,0,0,12,`,
  ]);
});
