import { expect, test } from "vitest";
import { markOf, whatHappened } from "./what-happened.ts";

const call = (
  outcome: "sending" | "answered" | "failed" | "unknown",
  status: number | null,
  failure: string | null = null,
) => ({
  outcome,
  status,
  failure,
});

test.each([
  [call("answered", 200), "answered", "good"],
  [call("sending", null), "sending", "waiting"],
  [call("unknown", null, "timeout"), "timeout", "failed"],
  [call("failed", null, "unreachable"), "unreachable", "failed"],
  [call("failed", 307, "redirect"), "redirect", "warning"],
  [call("unknown", null), "lost", "failed"],
  [call("failed", null, "something new"), "lost", "failed"],
  [call("failed", 401), "refused", "warning"],
  [call("failed", 403), "refused", "warning"],
  [call("failed", 404), "absent", "warning"],
  [call("failed", 422), "rejected", "warning"],
  [call("failed", 429), "too_many", "warning"],
  [call("unknown", 500), "broken", "failed"],
  [call("failed", 200), "said_failed", "warning"],
] as const)("%j is told as %s and marked as %s", (given, happened, mark) => {
  expect(whatHappened(given)).toBe(happened);
  expect(markOf(given)).toBe(mark);
});
