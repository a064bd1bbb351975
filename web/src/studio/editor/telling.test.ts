import { Text } from "@codemirror/state";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { telling } from "./telling.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const long = (last: string) => Text.of(["x".repeat(200_000), last]);

test("a short text is told of at once", () => {
  const told: string[] = [];
  telling((text) => told.push(text)).changed(Text.of(["a", "b"]));
  expect(told).toEqual(["a\nb"]);
});

test("a long one when the typing rests, once, or when it is asked for", () => {
  const told: string[] = [];
  const { changed, flush } = telling((text) => told.push(text.slice(-1)));
  changed(long("a"));
  changed(long("b"));
  expect(told).toEqual([]);
  vi.advanceTimersByTime(300);
  expect(told).toEqual(["b"]);
  changed(long("c"));
  flush();
  vi.advanceTimersByTime(300);
  expect(told).toEqual(["b", "c"]);
});
