import { expect, test } from "vitest";
import type { AssistantSummary } from "../api/schema.gen.ts";
import { chosenAssistant, type KnownAssistant, knownAssistants, lastUsed } from "./chosen-assistant.ts";

const known = (id: string): KnownAssistant => ({ id, name: id, description: "", icon: "" });
const [a, b] = [known("ast_a"), known("ast_b")];

test("the only one is opened; among several none is, until it is asked for", () => {
  expect(chosenAssistant([], undefined)).toBeUndefined();
  expect(chosenAssistant([a], undefined)).toBe(a);
  expect(chosenAssistant([a, b], undefined)).toBeUndefined();
  expect(chosenAssistant([a, b], "ast_gone")).toBeUndefined();
  expect(chosenAssistant([a, b], "ast_b")).toBe(b);
});

test("assistants are known by what was published of them, drafts not at all", () => {
  const summary: AssistantSummary = {
    ...a,
    name: "Draft",
    applicationId: "app_1",
    planning: true,
    mode: "plan",
    publishedVersion: 1,
    disabled: false,
    published: { name: "Published", description: "", icon: "P" },
    publishedAt: null,
    mine: true,
    createdAt: "2026-11-22T10:00:00Z",
  };
  expect(knownAssistants([summary, { ...summary, published: null }, { ...summary, disabled: true }])).toEqual(
    [{ id: "ast_a", name: "Published", description: "", icon: "P" }],
  );
});

test("trying a draft is no use of the assistant", () => {
  const conversation = (assistantId: string, draft: boolean) => {
    const texts = { id: "con_1", assistantName: "", assistantIcon: "", title: "" };
    return {
      ...texts,
      assistantId,
      draft,
      pinned: false,
      waitsFor: null,
      program: null,
      createdAt: "",
      updatedAt: "",
    };
  };
  expect(lastUsed([conversation("ast_a", true), conversation("ast_b", false)])).toBe("ast_b");
  expect(lastUsed([])).toBeUndefined();
});
