import { expect, test } from "vitest";
import type { Grant } from "../api/schema.gen.ts";
import { grantMatches } from "./grant-matches.ts";

const grant: Grant = {
  id: "gra_1",
  application: { id: "app_1", name: "Personal assistant", provider: "Demo", disabled: false },
  skill: { id: "skl_1", title: "Contact details" },
  scopes: [{ code: "Contact.User.mobile", duration: "30d", grantedAt: "", resting: null, expiresAt: "" }],
  lastUsedAt: null,
};
const nameOf = () => "手机号";

test.each(["", "personal", "DEMO", "contact details", "user.mobile", "手机", "demo 手机号"])(
  "%j finds the grant",
  (search) => {
    expect(grantMatches(grant, search, nameOf)).toBe(true);
  },
);

test.each(["calendar", "demo calendar"])("%j does not", (search) => {
  expect(grantMatches(grant, search, nameOf)).toBe(false);
});
