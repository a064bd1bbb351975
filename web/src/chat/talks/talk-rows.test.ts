import { expect, test } from "vitest";
import type { FoundConversation } from "../../api/schema.gen.ts";
import { hitsIn, rowsOf } from "./talk-rows.ts";
import { talkTime } from "./talk-time.ts";

const now = new Date("2026-11-27T15:00:00");

function talk(id: string, at: string, pinned = false): FoundConversation {
  const assistant = { assistantId: "ast_1", assistantName: "", assistantIcon: "" };
  const times = { createdAt: at, updatedAt: new Date(at).toISOString() };
  return {
    id,
    title: id,
    draft: false,
    waitsFor: null,
    program: null,
    found: null,
    pinned,
    ...assistant,
    ...times,
  };
}

test("conversations stand in groups: the pinned ones, those of today, the earlier ones", () => {
  const rows = rowsOf(
    [
      talk("a", "2026-01-01T10:00:00", true),
      talk("b", "2026-11-27T00:01:00"),
      talk("c", "2026-11-27T00:00:00"),
      talk("d", "2026-11-26T23:59:00"),
    ],
    true,
    now,
  );
  expect(rows.map((row) => (row.kind === "group" ? row.group : row.talk.id))).toEqual([
    "pinned",
    "a",
    "today",
    "b",
    "c",
    "earlier",
    "d",
  ]);
  expect(
    rowsOf([talk("a", "2026-01-01T10:00:00", true), talk("b", "2026-11-27T00:01:00")], false, now),
  ).toHaveLength(2);
});

test.each([
  ["2026-11-27T09:05:00", "09:05", "09:05"],
  ["2026-11-27T15:00:30", "15:00", "15:00"],
  ["2026-11-26T23:59:00", "昨天", "yesterday"],
  ["2026-11-23T08:00:00", "周一", "Mon"],
  ["2026-11-20T08:00:00", "11月20日", "Nov 20"],
  ["2025-11-20T08:00:00", "2025年11月20日", "Nov 20, 2025"],
])("the time of %s is said as %s and %s", (at, zh, en) => {
  expect(talkTime(at, "zh-CN", now)).toBe(zh);
  expect(talkTime(at, "en", now)).toBe(en);
});

test("what was searched for is found in a text, whatever the case, and means nothing else", () => {
  expect(hitsIn("The Needle, a needle.", "needle")).toEqual(["The ", "Needle", ", a ", "needle", "."]);
  expect(hitsIn("今天天气", "天气")).toEqual(["今天", "天气", ""]);
  expect(hitsIn("a.c abc", "a.c")).toEqual(["", "a.c", " abc"]);
  expect(hitsIn("text", "")).toEqual(["text"]);
});
