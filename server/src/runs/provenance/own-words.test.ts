import { expect, test } from "vitest";
import { isOwnWord, saysOnlyOwnWords } from "./own-words.ts";

const said = ["Greet Li Lei, number 3", "给张三建一个待办"];

test.each(["Li Lei", "li lei", "ＬＩ ＬＥＩ", "  Li   Lei ", "张三", "3"])("%j was said", (word) => {
  expect(isOwnWord(word, said)).toBe(true);
});

test.each(["", " ", "Han Meimei", "Li  Bai", "李四", "LiLei", "Le", "um"])("%j was not", (word) => {
  expect(isOwnWord(word, said)).toBe(false);
});

const offered = (name: string) => (name === "colour" ? ["red"] : []);
const values: [values: Record<string, unknown>, isOwn: boolean][] = [
  [{}, true],
  [{ to: "Li Lei", count: 3, urgent: true, note: null, colour: "red" }, true],
  [{ to: "Li Lei", note: "13800000000" }, false],
  [{ to: ["Li Lei", "somebody else"] }, false],
  [{ note: "red" }, false],
  [{ count: 13800000000 }, false],
  [{ bits: [true, false, true, true, false, true] }, false],
  [{ digits: ["3", "3", "3", "3", "3", "3"] }, false],
  [{ few: ["3", "3", true] }, true],
  [{ body: { "13800000000": true } }, false],
  [{ body: { deep: [{ deeper: "13800000000" }] } }, false],
];
test.each(values)("%j: only own words is %s", (given, isOwn) => {
  expect(saysOnlyOwnWords(given, offered, said)).toBe(isOwn);
});
