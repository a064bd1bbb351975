import { expect, test } from "vitest";
import type { Member } from "../../api/schema.gen.ts";
import {
  changeOf,
  emptied,
  emptyMember,
  faultsOf,
  isAccountName,
  newMemberOf,
  valuesOf,
} from "./member-form.ts";

const member: Member = {
  id: "usr_1",
  unionId: "u1",
  locale: null,
  createdAt: "2026-11-22T10:00:00Z",
  account: "ming",
  name: "李小明",
  mobile: "13800000000",
  email: null,
  jobNumber: null,
  picture: null,
  roles: ["member", "builder"],
  disabled: false,
};
const values = valuesOf(member);

test("a new person is sent without what was left empty", () => {
  const input = {
    ...emptyMember,
    account: " ming ",
    name: "李小明 ",
    mobile: " 138 ",
  };
  expect(newMemberOf(input)).toEqual({
    account: "ming",
    name: "李小明",
    mobile: "138",
    roles: ["member"],
  });
});

test("of an edited person only what changed is sent", () => {
  expect(changeOf(member, values)).toEqual({});
  expect(changeOf(member, { ...values, roles: ["builder", "member"] })).toEqual({});
  expect(changeOf(member, { ...values, name: "李明", email: "ming@example.com" })).toEqual({
    name: "李明",
    email: "ming@example.com",
  });
  expect(changeOf(member, { ...values, roles: ["member"] })).toEqual({ roles: ["member"] });
});

test("an emptied field is named, and not sent", () => {
  const without = { ...values, mobile: " ", email: "" };
  expect(emptied(member, without)).toEqual(["mobile"]);
  expect(changeOf(member, without)).toEqual({});
});

test.each([["ab"], ["ming.li@example.com"], [" ming "]])("%j may be an account", (account) => {
  expect(isAccountName(account)).toBe(true);
});

test.each([[""], ["a"], ["李小明"], ["a b"], ["x".repeat(65)]])("%j may not be one", (account) => {
  expect(isAccountName(account)).toBe(false);
});

test("what the server would refuse is named before it is sent", () => {
  expect(faultsOf({ ...emptyMember, mobile: "phone", email: "ming@" }, true)).toEqual({
    account: "accountWrong",
    name: "nameMissing",
    mobile: "mobileWrong",
    email: "emailWrong",
  });
  expect(faultsOf({ ...values, account: "", mobile: "+86 138-0000 0000" }, false)).toEqual({});
});
