import { expect, test } from "vitest";
import { risksOf } from "./risk.ts";

const personal = { kind: "delegated" as const, available: true };
const whole = { kind: "application" as const, available: true };
const pending = { status: "pending" as const, hosts: [], newHosts: ["a.example.com"] };

test.each([
  [pending, personal, []],
  [pending, whole, ["wholeOrganisation"]],
  [{ ...pending, newHosts: [] }, personal, ["unknownPlace"]],
  [{ ...pending, hosts: ["b.example.com"] }, personal, ["elsewhere"]],
  [
    { ...pending, newHosts: ["a.example.com", "c.example.com"] },
    whole,
    ["wholeOrganisation", "severalPlaces"],
  ],
  [pending, { ...personal, available: false }, ["noApi"]],
  [{ ...pending, status: "approved" as const }, whole, []],
  [pending, undefined, []],
])("%j of %j: %j", (request, permission, risks) => {
  expect(risksOf(request, permission)).toEqual(risks);
});
