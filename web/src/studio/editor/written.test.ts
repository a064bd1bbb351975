import { expect, test } from "vitest";
import { isInScopes, isWorthAsking, placesToFill } from "./written.ts";

test.each([
  ["x-dingtalk-delegated-scopes:\n  - ", true],
  ["x-dingtalk-delegated-scopes:\n  - Contact.User.Read\n  - Con", true],
  ["x-dingtalk-delegated-scopes: # asked\n  - Con", true],
  ["x-dingtalk-delegated-scopes: [Con", true],
  ['"x-dingtalk-delegated-scopes": [\n  "Contact.User.Read",\n  "Con', true],
  ["x-dingtalk-delegated-scopes: [Contact.User.Read]\n  - Con", false],
  ["x-dingtalk-delegated-scopes:\n  - Contact.User.Read\nparameters:\n  - Con", false],
  ["x-dingtalk-delegated-scopes:\n  -", false],
  ["tags:\n  - ", false],
])("after %j permissions are written: %s", (before, expected) => {
  expect(isInScopes(before)).toBe(expected);
});

test.each([
  ["    x", true],
  ["in: ", true],
  ["  - ", true],
  ["  ", false],
  ["a: b # no", false],
])("after %j there may be something to offer: %s", (before, expected) => {
  expect(isWorthAsking(before)).toBe(expected);
});

const place = (what: string) => `\${${what}}`;

test.each([
  ["info:\n  $1", `info:\n  ${place("1")}`],
  [`type: ${place("1:string")}`, `type: ${place("1:string")}`],
  [`in: ${place("2")}`, `in: ${place("2")}`],
])("%j has its places as %j", (given, expected) => {
  expect(placesToFill(given)).toBe(expected);
});
