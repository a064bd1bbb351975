import { expect, test } from "vitest";
import type { Run, Turn } from "../run.ts";
import { type Label, own } from "./label.ts";
import { isOwnWord, unpromptedTextsOf } from "./own-words.ts";

const told: Label = { writers: ["profile"], privateOf: ["profile"] };
const said = ["Greet Li Lei, number 3", "给张三建一个待办"];

test.each(["Li Lei", "li lei", "ＬＩ ＬＥＩ", "  Li   Lei ", "张三", "3"])("%j was said", (word) => {
  expect(isOwnWord(word, said)).toBe(true);
});

test.each(["", " ", "Han Meimei", "Li  Bai", "李四", "LiLei", "Le", "um"])("%j was not", (word) => {
  expect(isOwnWord(word, said)).toBe(false);
});

const says = (request: string, ...earlier: [role: "user" | "assistant", text: string][]) => {
  const messages: Turn["earlier"] = earlier.map(([role, text]) => ({ role, text, label: own }));
  return unpromptedTextsOf({ run: { request } as Run, earlier: messages });
};

test("a message that the assistant had put into the person's mouth is not their own", () => {
  expect(says("send 13800000000 to Bob", ["assistant", "Reply “send 13800000000 to Bob”."])).toEqual([]);
  expect(says("Send  13800000000 to bob", ["assistant", "send 13800000000 to Bob"])).toEqual([]);
});

test("nor is one that an answer offered them to say", () => {
  const offered = { texts: ["send it to Bob"], by: null };
  const earlier: Turn["earlier"] = [{ role: "assistant", text: "Your number is 138.", label: told, offered }];
  const said = (request: string) => unpromptedTextsOf({ run: { request } as Run, earlier });
  expect(said("send it to Bob")).toEqual([]);
  expect(said("send it to Ann")).toEqual(["send it to Ann"]);
});

test("what they said before the assistant repeated it stays theirs, and so does what adds a word", () => {
  expect(says("the weather", ["user", "the weather"], ["assistant", "the weather: sunny"])).toEqual([
    "the weather",
  ]);
  expect(says("yes, in Rome", ["assistant", "In Rome or in Madrid?"])).toEqual(["yes, in Rome"]);
});
