import { expect, test } from "vitest";
import { memberMatches } from "./member-matches.ts";

const member = {
  name: "李小明",
  account: "xiaoming",
  mobile: "13800000000",
  email: "ming@example.com",
  jobNumber: null,
};

test.each([[""], ["小明"], ["XIAO"], ["1380"], ["李 example.com"], ["  ming  "]])(
  "%j finds the person",
  (search) => {
    expect(memberMatches(member, search)).toBe(true);
  },
);

test.each([["大明"], ["xiao 139"], ["null"]])("%j does not", (search) => {
  expect(memberMatches(member, search)).toBe(false);
});
