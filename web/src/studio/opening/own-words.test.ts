import { expect, test } from "vitest";
import { difference, isIcon, type OwnWords, refusals, toSave } from "./own-words.ts";

const words: OwnWords = {
  icon: " 助 ",
  welcome: "Hello",
  starters: ["", " First ", "Second"],
  instructions: "",
  fallback: "",
};

test("what is saved has no empty starters and nothing around its words", () => {
  expect(toSave(words)).toMatchObject({ icon: "助", starters: ["First", "Second"] });
  expect(difference({ ...words, starters: ["First", "Second", " "] }, words)).toBeNull();
  expect(difference({ ...words, welcome: "Hi " }, words)).toEqual({ welcome: "Hi" });
});

test("a refusal is told at its field, counted with the empty ones", () => {
  const details = [
    { path: "body.starters.1", message: "one line" },
    { path: "body.icon", message: "one character" },
    { path: "elsewhere", message: "?" },
  ];
  expect(refusals(details, words)).toEqual({ "starters.2": "one line", icon: "one character" });
  expect(refusals(undefined, words)).toEqual({});
});

test("an icon is one character or none", () => {
  expect(["", "助", "👩‍👩‍👧‍👦", " A "].every(isIcon)).toBe(true);
  expect(isIcon("AB")).toBe(false);
});
