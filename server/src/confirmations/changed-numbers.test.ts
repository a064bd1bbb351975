import { expect, test } from "vitest";
import { processorTime } from "../platform/processor-time.fixture.ts";
import { changedNumbers } from "./changed-numbers.ts";

const changed = (value: string) =>
  changedNumbers(`{"other":1E2,"arguments":{"n":${value}},"more":-0}`, "arguments");

test.each([
  "9007199254740993",
  "1e400",
  "0.1000000000000000055511151231257827",
  "-0",
  "1E2",
  "1.0",
  "12345678901234567890",
])("%s would leave as other digits", (written) => {
  expect(changed(written)).toEqual([{ path: "n", written }]);
});

test.each([
  "0",
  "-1",
  "0.1",
  "9007199254740991",
  '"1E2"',
  '"a \\" 1E2"',
  "true",
  "null",
  '{"1E2":1}',
  "[]",
  "1e+21",
])("%s leaves as it is", (written) => {
  expect(changed(written)).toEqual([]);
});

test("each is named by its place", () => {
  expect(changed('{"a":[1,{"b":-0}],"c":[[1.0]]}')).toEqual([
    { path: "n.a.1.b", written: "-0" },
    { path: "n.c.0.0", written: "1.0" },
  ]);
});

test("a text of a megabyte holds nobody up", () => {
  const body = `{"arguments":{"n":[${"1,".repeat(500_000)}1e400]}}`;
  expect(changedNumbers(body, "arguments")).toHaveLength(1);
  expect(processorTime(() => changedNumbers(body, "arguments"))).toBeLessThan(200);
});
