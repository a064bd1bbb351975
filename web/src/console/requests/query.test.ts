import { expect, test } from "vitest";
import { isNarrowed, isOpenEnded, queryOf } from "./query.ts";

const now = Date.parse("2026-11-27T15:00:00Z");

test("left alone, a log is asked for its last day", () => {
  expect(queryOf({}, now)).toEqual({ from: "2026-11-26T15:00:00.000Z" });
  expect(queryOf({ range: "1h" }, now)).toEqual({ from: "2026-11-27T14:00:00.000Z" });
});

test("a time chosen by its ends replaces how far back, and need not have both", () => {
  expect(queryOf({ range: "1h", from: "2026-11-01T00:00:00+08:00" }, now)).toEqual({
    from: "2026-10-31T16:00:00.000Z",
  });
  expect(queryOf({ to: "2026-11-02T00:00:00Z" }, now)).toEqual({ to: "2026-11-02T00:00:00.000Z" });
});

test("each filter is asked for by the server's name for it", () => {
  const filter = {
    outcome: "5xx",
    skill: "skl_1",
    operation: "listEvents",
    person: "0123abcd",
    q: "a",
  } as const;

  expect(queryOf({ ...filter, to: "2026-11-02T00:00:00Z", call: "cal_1" }, now)).toEqual({
    to: "2026-11-02T00:00:00.000Z",
    status: "5xx",
    skill: "skl_1",
    operation: "listEvents",
    person: "0123abcd",
    q: "a",
  });
});

test("a time and an open call narrow nothing", () => {
  expect(isNarrowed({ range: "7d", from: "2026-11-01", call: "cal_1" })).toBe(false);
  expect(isNarrowed({ q: "a" })).toBe(true);
  expect(isOpenEnded({ from: "2026-11-01" })).toBe(true);
  expect(isOpenEnded({ to: "2026-11-01" })).toBe(false);
});
