import { expect, test } from "vitest";
import { foundThings, type Thing } from "./thing.ts";

const thing = (name: string, owner: string, disabled = false): Thing => ({
  id: name,
  name,
  icon: "",
  owner,
  disabled,
  idle: false,
  createdAt: "2026-05-01T00:00:00Z",
});
const things = [thing("Weather", "Sam"), thing("Office", "Dana"), thing("Mail", "Sam", true)];

test.each([
  ["", ["Mail", "Office", "Weather"]],
  ["sam", ["Mail", "Weather"]],
  ["SAM wea", ["Weather"]],
  ["nobody", []],
])("by %j are found %j", (search, names) => {
  expect(foundThings(things, search).map(({ name }) => name)).toEqual(names);
});
