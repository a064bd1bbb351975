import { expect, test } from "vitest";
import { draftKey, keepDraft, readDraft } from "./draft.ts";

const draft = { document: "openapi: 3.0.1\n", privacyUrl: "", at: "2026-11-22T10:00:00.000Z" };

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test("a draft is found again as it was left", () => {
  const storage = memory();
  const key = draftKey("usr_1", "ast_1", "skl_1");
  expect(keepDraft(storage, key, draft)).toBe(true);
  expect(readDraft(storage, key)).toEqual(draft);
});

test("nobody finds the draft of another person, assistant or skill", () => {
  const keys = [
    draftKey("usr_1", "ast_1", undefined),
    draftKey("usr_2", "ast_1", undefined),
    draftKey("usr_1", "ast_2", undefined),
    draftKey("usr_1", "ast_1", "skl_1"),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

test.each([[null], ["{"], ["null"], ["7"], ["{}"], [JSON.stringify({ ...draft, document: 7 })]])(
  "what is no draft is none: %j",
  (stored) => {
    expect(readDraft({ getItem: () => stored }, "key")).toBeUndefined();
  },
);

test("a draft that the browser has no room for is not kept, and nothing breaks", () => {
  const full = {
    setItem: () => {
      throw new Error("quota");
    },
  };
  expect(keepDraft(full, "key", draft)).toBe(false);
});
