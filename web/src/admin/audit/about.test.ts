import { expect, test } from "vitest";
import { aboutText, idsOf } from "./about.ts";

const names = new Map([
  ["usr_1", "Alice"],
  ["app_1", "Office"],
  ["skl_1", "Calendar"],
]);
const event = (subject: string | null, details: Record<string, unknown> = {}) => ({
  actor: { kind: "person", id: "usr_1" },
  subject,
  details,
});

test.each([
  ["its object's name", event("app_1"), "Office"],
  ["what its details name", event("run_1", { skillId: "skl_1", operationId: "list" }), "Calendar · list"],
  ["a name that was written down", event("con_1", { title: "Weather" }), "Weather"],
  ["the operation alone", event("cal_1", { operationId: "list" }), "list"],
  ["the id where nothing is known", event("gra_1"), "gra_1"],
  ["nothing where it is about oneself", event("usr_1"), null],
  ["nothing where there is nothing", event(null), null],
])("an event is about %s", (_, given, text) => {
  expect(aboutText(given, names)).toBe(text);
});

test("the ids of an event are its actor's, its object's and those in its details", () => {
  expect(idsOf(event("run_1", { skillId: "skl_1", applicationId: null, other: "x" }))).toEqual([
    "usr_1",
    "run_1",
    "skl_1",
  ]);
});
