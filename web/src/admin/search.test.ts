import { expect, test } from "vitest";
import {
  placeOfTab,
  readApprovalsSearch,
  readAuditSearch,
  readInventorySearch,
  readPeopleSearch,
} from "./search.ts";

test.each([
  [{}, {}],
  [
    { time: "7d", actor: "usr_1", event: "run.started,run.ended", open: 12 },
    { time: "7d", actor: "usr_1", event: "run.started,run.ended", open: 12 },
  ],
  [{ open: "7" }, { open: 7 }],
  [{ open: "x" }, {}],
  [{ open: -1 }, {}],
  [{ from: "2026-05-01", to: "2026-02-31x" }, { from: "2026-05-01" }],
  [{ from: "yesterday", time: "always", q: "", actor: ["a"], subject: "x".repeat(101) }, {}],
])("of the audit, %j is read as %j", (given, search) => {
  expect(readAuditSearch(given)).toEqual(search);
});

test("of the other pages, what makes no sense is left out", () => {
  expect(readApprovalsSearch({ status: "approved" })).toEqual({ status: "approved" });
  expect(readApprovalsSearch({ status: "odd" })).toEqual({});
  expect(readPeopleSearch({ q: "ming", role: "admin", state: "disabled" })).toEqual({
    q: "ming",
    role: "admin",
    state: "disabled",
  });
  expect(readPeopleSearch({ role: "king", state: 1 })).toEqual({});
  expect(readInventorySearch({ q: "x", open: "app_1", other: 1 })).toEqual({ q: "x", open: "app_1" });
});

test.each([
  [{}, { to: "/admin/approvals", search: {} }],
  [
    { tab: "approvals", status: "all" },
    { to: "/admin/approvals", search: { status: "all" } },
  ],
  [{ tab: "members" }, { to: "/admin/people", search: {} }],
  [{ tab: "confirmations" }, { to: "/admin/confirmations", search: {} }],
  [{ tab: "roles" }, { to: "/admin/roles", search: {} }],
  [
    { tab: "audit", event: "run.ended", id: 7 },
    { to: "/admin/audit", search: { event: "run.ended", open: 7 } },
  ],
])("the address of a tab, %j, leads to %j", (given, place) => {
  expect(placeOfTab(given)).toEqual(place);
});
