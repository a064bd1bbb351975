import { expect, test } from "vitest";
import { readAdminSearch } from "./search.ts";

test("an address names a tab and what is shown in it", () => {
  expect(readAdminSearch({ tab: "approvals", status: "all" })).toEqual({ tab: "approvals", status: "all" });
  const audit = { tab: "audit", event: "grant.revoked", actor: "usr_1", subject: "app_1" };
  expect(readAdminSearch(audit)).toEqual(audit);
});

test.each([
  [{}],
  [{ tab: "root", status: "open" }],
  [{ event: "", actor: 7, subject: { evil: true } }],
  [{ event: "x".repeat(101) }],
])("what makes no sense filters nothing: %o", (search) => {
  expect(readAdminSearch(search)).toEqual({});
});
