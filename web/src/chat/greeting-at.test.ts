import { expect, test } from "vitest";
import { greetingAt } from "./greeting-at.ts";

test.each([
  ["04:59", "goodEvening"],
  ["05:00", "goodMorning"],
  ["11:59", "goodMorning"],
  ["12:00", "goodAfternoon"],
  ["17:59", "goodAfternoon"],
  ["18:00", "goodEvening"],
])("at %s one is greeted with %s", (time, greeting) => {
  expect(greetingAt(new Date(`2026-11-27T${time}:00`))).toBe(greeting);
});
