import { expect, test } from "vitest";
import type { ResultTable } from "../../api/schema.gen.ts";
import { agendaOf } from "./agenda-of.ts";

const [nine, ten] = ["2026-12-03T09:00:00+08:00", "2026-12-03T10:00:00+08:00"];
const text = (label: string) => ({ label, kind: "text" as const });
const time = (label: string) => ({ label, kind: "time" as const });
const table = (columns: ResultTable["columns"], ...rows: string[][]): ResultTable => ({
  label: "",
  columns,
  rows,
  left: 0,
});

test.each([
  ["开始时间", "结束时间"],
  ["Start time", "End time"],
  ["开始 · 时间", "结束 · 时间"],
])("a list with a time named %s is an agenda", (start, end) => {
  const given = table(
    [text("ID"), text("Title"), time(start), time(end), text("Location")],
    ["e1", "Review", nine, ten, "Room 5"],
    ["e2", "One to one", ten, "", ""],
  );
  expect(agendaOf(given)).toEqual([
    { title: "Review", start: nine, end: ten, details: ["Room 5"] },
    { title: "One to one", start: ten, end: null, details: [] },
  ]);
});

test.each([
  ["times that are no starts", table([text("Title"), time("Created"), time("Modified")], ["a", nine, ten])],
  ["a row without a start", table([text("Title"), time("Start")], ["a", nine], ["b", ""])],
  ["nothing to be called", table([text("ID"), time("Start")], ["e1", nine])],
  ["no rows", table([text("Title"), time("Start")])],
])("a list with %s stays a table", (_, given) => {
  expect(agendaOf(given)).toBeNull();
});
