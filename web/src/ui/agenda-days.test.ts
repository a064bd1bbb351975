import { expect, test } from "vitest";
import { agendaDays } from "./agenda-days.ts";

const event = (title: string, start: string, end: string | null = null) => ({
  title,
  start: `2026-12-03T${start}:00`,
  end: end && `2026-12-03T${end}:00`,
  details: [],
});

const told = (...events: Parameters<typeof agendaDays>[0]) =>
  agendaDays(events).map(({ events, overlaps }) => [
    overlaps,
    ...events.map(({ title, overlaps }) => (overlaps ? `${title}!` : title)),
  ]);

test("events stand by their days, in the order in which they start", () => {
  const later = { ...event("planning", "09:00"), start: "2026-12-04T09:00:00" };
  expect(told(later, event("lunch", "12:00"), event("stand-up", "09:30"))).toEqual([
    [0, "stand-up", "lunch"],
    [0, "planning"],
  ]);
});

test("those that meet are marked, and counted once", () => {
  const [review, supplier] = [event("review", "14:00", "15:00"), event("supplier", "14:30", "15:30")];
  expect(told(review, supplier, event("report", "15:30", "16:00"))).toEqual([
    [1, "review!", "supplier!", "report"],
  ]);
});

test("one within another does not hide that the longer one goes on", () => {
  const [day, short, last] = [
    event("workshop", "09:00", "17:00"),
    event("call", "10:00", "10:15"),
    event("tea", "16:00", "16:30"),
  ];
  expect(told(day, short, last)).toEqual([[1, "workshop!", "call!", "tea!"]]);
});

test("without an end an event meets nothing that follows", () => {
  expect(told(event("review", "14:00"), event("supplier", "14:30"))).toEqual([[0, "review", "supplier"]]);
});
