import { expect, test } from "vitest";
import type { LoadedSkill } from "../../assistants/index.ts";
import { newId } from "../../platform/ids.ts";
import { offeredOperations } from "./offered-operations.ts";

const skill = (authentication: string | null = null, skillId = newId("skl")): LoadedSkill => ({
  skillId,
  title: "Weather",
  host: "skill.example",
  operations: [],
  shape: { applicationId: "", host: "skill.example", protocol: "http", operations: {} },
  authentication,
  application: {
    id: newId("app"),
    name: "",
    provider: "",
    privacyUrl: null,
    approvedScopes: [],
    askedScopes: [],
  },
});

test("a version offers the same array to every turn, until its skills or a key in them change", () => {
  const of = { assistantId: newId("ast"), version: 3 };
  const loaded = skill("sealed 1");
  const offered = offeredOperations(of, [loaded]);
  expect(offeredOperations(of, [{ ...loaded }])).toBe(offered);
  expect(offeredOperations({ ...of, version: 4 }, [{ ...loaded }])).not.toBe(offered);
  expect(offeredOperations({ ...of, assistantId: newId("ast") }, [{ ...loaded }])).not.toBe(offered);
  expect(offeredOperations(of, [loaded, skill()])).not.toBe(offered);
  expect(offeredOperations(of, [skill("sealed 2", loaded.skillId)])).not.toBe(offered);
});

test("a draft offers the same array to the steps of one turn, and to no other turn", () => {
  const of = { assistantId: newId("ast"), version: null };
  const skills = [skill()];
  const offered = offeredOperations(of, skills);
  expect(offeredOperations(of, skills)).toBe(offered);
  expect(offeredOperations(of, [...skills])).not.toBe(offered);
});
