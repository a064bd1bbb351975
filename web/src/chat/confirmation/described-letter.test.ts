import { expect, test } from "vitest";
import { describedLetter } from "./described-letter.ts";

test.each([
  ["\u0430", "Cyrl", { shown: "\u0430", kind: "letter", script: "Cyrillic" }],
  ["\uff41", "Latn", { shown: "\uff41", kind: "letter", script: "Latin" }],
  ["\u2011", "Zyyy", { shown: "\u2011", kind: "letter", script: "" }],
  ["\u0301", "Zinh", { shown: "\u25cc\u0301", kind: "mark", script: "" }],
  ["\u200b", "Zyyy", { shown: "", kind: "invisible", script: "" }],
  ["\u202e", "Zyyy", { shown: "", kind: "invisible", script: "" }],
  ["\ufe0f", "Zinh", { shown: "", kind: "invisible", script: "" }],
  ["\u3164", "Hang", { shown: "", kind: "invisible", script: "" }],
  ["\u00a0", "Zyyy", { shown: "", kind: "invisible", script: "" }],
])("the letter %j (%s) is told to a person by what is seen of it (T33)", (letter, script, described) => {
  expect(describedLetter({ letter, codePoint: "", script }, "en")).toEqual(described);
});

test("a script is named in the reader's language", () => {
  const letter = { letter: "\u0430", codePoint: "U+0430", script: "Cyrl" };
  expect(describedLetter(letter, "zh-CN").script).toBe("西里尔文");
});
