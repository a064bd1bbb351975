import { expect, test } from "vitest";
import { isNewAddress } from "./address-age.ts";

const now = Date.parse("2026-11-22T12:00:00Z");

test.each([
  ["2026-11-22T11:59:59Z", true],
  ["2026-11-21T12:00:01Z", true],
  ["2026-11-21T12:00:00Z", false],
  ["2026-01-01T00:00:00Z", false],
  ["2026-11-22T12:00:30Z", true],
])("an address first seen at %s is new: %s", (firstSeenAt, isNew) => {
  expect(isNewAddress(Date.parse(firstSeenAt), now)).toBe(isNew);
});
