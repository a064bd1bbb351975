import { expect, test } from "vitest";
import { fillWord, pickWord } from "./fill-words.ts";

const english = { scopes_one: "{count} permission", scopes_other: "{count} permissions", plain: "Allow" };
const chinese = { scopes_other: "{count} 项权限" };

test.each([
  [english, "en", 1, "{count} permission"],
  [english, "en", 0, "{count} permissions"],
  [english, "en", 2, "{count} permissions"],
  [chinese, "zh-CN", 1, "{count} 项权限"],
])("a count picks the plural form the language has", (words, locale, count, text) => {
  expect(pickWord(words, "scopes", locale, count)).toBe(text);
});

test("a word without forms is the same for every count", () => {
  expect(pickWord(english, "plain", "en", 3)).toBe("Allow");
});

test("a name that looks like a placeholder is shown as it is", () => {
  expect(fillWord("“{app}” wants {n}", { app: "{n} $t(evil)", n: 2 })).toBe("“{n} $t(evil)” wants 2");
});

test("a missing value leaves nothing behind", () => {
  expect(fillWord("by {org}", {})).toBe("by ");
});
