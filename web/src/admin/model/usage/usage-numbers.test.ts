import { expect, test } from "vitest";
import type { ModelUse } from "../../../api/schema.gen.ts";
import { daysOf, totalsOf } from "./usage-numbers.ts";

const use = (day: string, requests: number, failed = 0): ModelUse => ({
  day,
  assistant: { id: `ast_${requests}`, name: "A" },
  model: "m",
  requests,
  failed,
  inputTokens: requests * 100,
  outputTokens: requests * 10,
  seconds: 1,
});

const usage = [use("2026-12-01", 3), use("2026-11-29", 2, 1), use("2026-11-29", 5)];

test("assistants add up to a day, and a day on which nothing was used stands between the others", () => {
  expect(daysOf(usage)).toEqual([
    { day: "2026-11-29", requests: 7, failed: 1, inputTokens: 700, outputTokens: 70 },
    { day: "2026-11-30", requests: 0, failed: 0, inputTokens: 0, outputTokens: 0 },
    { day: "2026-12-01", requests: 3, failed: 0, inputTokens: 300, outputTokens: 30 },
  ]);
  expect(daysOf([])).toEqual([]);
});

test("all of it adds up", () => {
  expect(totalsOf(usage)).toEqual({ requests: 10, failed: 1, inputTokens: 1000, outputTokens: 100 });
});
