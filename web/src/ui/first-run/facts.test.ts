import { expect, test } from "vitest";
import type { Assistant, AssistantSummary, Skill } from "../../api/schema.gen.ts";
import { doneSteps, presentAssistant } from "./facts.ts";

const summary: AssistantSummary = {
  id: "ast_1",
  applicationId: "app_1",
  name: "Mine",
  description: "",
  icon: "",
  planning: true,
  mode: "plan",
  publishedVersion: null,
  disabled: false,
  published: null,
  publishedAt: null,
  mine: true,
  createdAt: "2026-01-01T00:00:00.000Z",
};
const skill: Skill = {
  id: "skl_1",
  applicationId: "app_1",
  title: "Phone",
  host: "example.com",
  privacyUrl: null,
  operations: [],
  problems: [],
  shapeHash: "",
  enabled: true,
};
const assistant: Assistant = { ...summary, welcome: "", starters: [], skills: [] };
const lacking: Skill = {
  ...skill,
  problems: [{ code: "scope_not_approved", severity: "error", message: "", line: 1, column: 1 }],
};
const used = { application: { id: "app_1" }, lastUsedAt: "2026-01-02T00:00:00.000Z" };

test.each([
  ["nothing there yet", { assistant: undefined, grants: [used] }, []],
  ["an assistant", { assistant, grants: [] }, ["assistant"]],
  [
    "a skill without its permission",
    { assistant: { ...assistant, skills: [skill, lacking] }, grants: [] },
    ["assistant", "skill"],
  ],
  [
    "a skill with it",
    { assistant: { ...assistant, skills: [skill] }, grants: [{ ...used, lastUsedAt: null }] },
    ["assistant", "skill", "permission"],
  ],
  [
    "a permission of another application that was used",
    { assistant, grants: [{ ...used, application: { id: "app_2" } }] },
    ["assistant"],
  ],
  [
    "all of it",
    { assistant: { ...assistant, skills: [skill], publishedVersion: 1 }, grants: [used] },
    ["assistant", "skill", "permission", "answer", "publish"],
  ],
])("%s: what is done is what is there", (_name, facts, done) => {
  expect([...doneSteps(facts)]).toEqual(done);
});

test("what somebody makes at present is the newest of their own", () => {
  const newer = { ...summary, id: "ast_2", createdAt: "2026-01-03T00:00:00.000Z" };
  const others = { ...newer, id: "ast_3", mine: false, createdAt: "2026-01-04T00:00:00.000Z" };
  expect(presentAssistant([summary, newer, others])?.id).toBe("ast_2");
  expect(presentAssistant([others])).toBeUndefined();
  expect(presentAssistant([{ ...summary, publishedAt: summary.createdAt }])).toBeUndefined();
});
