import { expect, test } from "vitest";
import { lineCount, offsetAt, positionAt } from "./positions.ts";

const text = "openapi: 3.0.1\ninfo:\n  title: 天气\n";

test.each([
  ["", 1],
  ["one", 1],
  ["one\n", 2],
  ["one\n\n\n", 4],
])("%j has %d lines", (given, count) => {
  expect(lineCount(given)).toBe(count);
});

test.each([
  [{ line: 1, column: 1 }, 0],
  [{ line: 1, column: 10 }, 9],
  [{ line: 2, column: 1 }, 15],
  [{ line: 3, column: 10 }, 30],
  [{ line: 4, column: 1 }, 33],
])("the place %o is at %d, and back", (position, offset) => {
  expect(offsetAt(text, position)).toBe(offset);
  expect(positionAt(text, offset)).toEqual(position);
});

test.each([
  [{ line: 2, column: 99 }, 20],
  [{ line: 99, column: 1 }, text.length],
  [{ line: 0, column: 0 }, 0],
])("a place outside the text, %o, is the nearest one in it", (position, offset) => {
  expect(offsetAt(text, position)).toBe(offset);
});
