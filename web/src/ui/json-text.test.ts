import { expect, test } from "vitest";
import { structureIn } from "./json-text.ts";

test("a text that is the JSON of something with members can be opened", () => {
  expect(structureIn('{"day":"2024-12-02"}')).toEqual({ day: "2024-12-02" });
  expect(structureIn(" [1, 2]")).toEqual([1, 2]);
});

test.each(["", "12", '"{}"', "null", "{day}", "plain [text]"])("%j stays a text", (text) => {
  expect(structureIn(text)).toBeNull();
});
