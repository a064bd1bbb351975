import { expect, test } from "vitest";
import { type Entry, findEntries, type Group, named } from "./find-entries.ts";

const entry = (id: string, group: Group, zh: string, en: string): Entry => ({
  id,
  group,
  ...named({ zh, en }, "zh"),
  act: () => {},
});

const entries = [
  entry("new", "actions", "新对话", "New conversation"),
  entry("audit", "places", "审计", "Audit"),
  entry("me", "places", "我的授权", "My authorisations"),
  entry("con_1", "conversations", "今天天气怎么样", "今天天气怎么样"),
];

const found = (q: string, recent: string[] = []) =>
  findEntries(entries, q, recent).map(({ group, entries }) => [group, ...entries.map(({ id }) => id)]);

test.each([
  [
    "授权",
    [
      ["places", "me"],
      ["conversations", "con_1"],
    ],
  ],
  [
    "AUTH",
    [
      ["places", "me"],
      ["conversations", "con_1"],
    ],
  ],
  [
    "my auth",
    [
      ["places", "me"],
      ["conversations", "con_1"],
    ],
  ],
  // The better first: what begins so before what holds it.
  [
    "au",
    [
      ["places", "audit", "me"],
      ["conversations", "con_1"],
    ],
  ],
  ["nothing of this", [["conversations", "con_1"]]],
])("“%s” finds names in both languages, and all that the server found", (q, expected) => {
  expect(found(q)).toEqual(expected);
});

test("with nothing typed those used last come first, once", () => {
  expect(found("", ["me", "gone"])).toEqual([
    ["recent", "me"],
    ["actions", "new"],
    ["places", "audit"],
    ["conversations", "con_1"],
  ]);
});
