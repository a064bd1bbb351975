import { expect, test } from "vitest";
import { readAgendaSearch } from "./search.ts";

test.each([
  [{}, {}],
  [
    { view: "month", date: "2028-02-29", event: "evt_a_20260329T070000Z", tab: "todos" },
    { view: "month", date: "2028-02-29", event: "evt_a_20260329T070000Z", tab: "todos" },
  ],
  [{ view: "week" }, {}],
  [{ view: "year", date: "2026-02-30", event: "run_a", tab: "events" }, {}],
  [{ date: 20261128, event: 7 }, {}],
])("the address %j is read as %j", (given, read) => {
  expect(readAgendaSearch(given)).toEqual(read);
});
