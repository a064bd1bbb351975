import { expect, test } from "vitest";
import { wayOut } from "./way-out.ts";

const inSkill = {
  skillId: "skl_1",
  title: "My phone number",
  severity: "error",
  code: "unsafe_server",
  message: "Choose another address.",
  line: 29,
  column: 11,
} as const;
const inDraft = { severity: "error", code: "pass_through_parameter", path: "mode", message: "x" } as const;

test("what is wrong in a skill's file is put right at its place there", () => {
  expect(wayOut(inSkill)).toEqual({ to: "skill", skillId: "skl_1", line: 29, column: 11 });
});

test("a permission that is not approved is applied for", () => {
  expect(wayOut({ ...inSkill, code: "scope_not_approved" })).toMatchObject({ tab: "permissions" });
});

test("what is wrong in the plan is put right there", () => {
  expect(wayOut(inDraft)).toMatchObject({ to: "assistant", tab: "planning" });
});

test("to a draft without a skill one adds a skill", () => {
  expect(wayOut({ ...inDraft, code: "nothing_to_publish", path: "skills" })).toMatchObject({ tab: "skills" });
});
