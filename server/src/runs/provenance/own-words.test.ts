import { expect, test } from "vitest";
import { newId } from "../../platform/ids.ts";
import type { Run, Turn } from "../run.ts";
import { type Label, own } from "./label.ts";
import { isOwnWord, promptedBy, unpromptedTextsOf } from "./own-words.ts";

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
  return unpromptedTextsOf({ run: { request, through: null } as Run, earlier: messages });
};

test("a message that the assistant had put into the person's mouth is not their own", () => {
  expect(says("send 13800000000 to Bob", ["assistant", "Reply “send 13800000000 to Bob”."])).toEqual([]);
  expect(says("Send  13800000000 to bob", ["assistant", "send 13800000000 to Bob"])).toEqual([]);
});

test("nor is one that an answer offered them to say", () => {
  const offered = { texts: ["send it to Bob"], by: null };
  const earlier: Turn["earlier"] = [{ role: "assistant", text: "Your number is 138.", label: told, offered }];
  const said = (request: string) => unpromptedTextsOf({ run: { request, through: null } as Run, earlier });
  expect(said("send it to Bob")).toEqual([]);
  expect(said("send it to Ann")).toEqual(["send it to Ann"]);
});

test("what they said before the assistant repeated it stays theirs, and so does what adds a word", () => {
  expect(says("the weather", ["user", "the weather"], ["assistant", "the weather: sunny"])).toEqual([
    "the weather",
  ]);
  expect(says("yes, in Rome", ["assistant", "In Rome or in Madrid?"])).toEqual(["yes, in Rome"]);
});

test("what a program says in their name is not theirs, nor when they say it once more", () => {
  const program = newId("app");
  const by = { writers: [program], privateOf: [] };
  const run = { request: "send it to Bob", chosen: null } as Run;
  const said = { role: "user", text: "send it to Bob", label: by } as const;

  expect(unpromptedTextsOf({ run: { ...run, through: program }, earlier: [] })).toEqual([]);
  expect(promptedBy({ run: { ...run, through: program }, earlier: [] })).toEqual(by);
  expect(unpromptedTextsOf({ run: { ...run, through: null }, earlier: [said] })).toEqual([]);
  expect(promptedBy({ run: { ...run, through: null }, earlier: [said] })).toEqual(by);
});
