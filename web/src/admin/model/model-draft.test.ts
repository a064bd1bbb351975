import { expect, test } from "vitest";
import type { OrganisationModel } from "../../api/schema.gen.ts";
import { draftOf, faultsOf, inputOf, type ModelDraft, removalOf } from "./model-draft.ts";

const own: OrganisationModel = {
  source: "organisation",
  provider: "models.example",
  operator: "local.example",
  baseUrl: "https://models.example/v1",
  model: "m-1",
  hasKey: true,
  delegatedResults: "allowed",
  budgets: { requests: 12, calls: 6, tokens: 100_000, seconds: 120 },
};

const { apiKey: _, ...saved } = inputOf(draftOf(own));

test("what is saved as it stands keeps the key, which is not sent", () => {
  expect(inputOf(draftOf(own))).toEqual({
    baseUrl: own.baseUrl,
    model: own.model,
    delegatedResults: "allowed",
    budgets: own.budgets,
  });
});

test("a key is sent when it is typed, and taken away when that is ticked", () => {
  expect(inputOf({ ...draftOf(own), apiKey: "sk-new-1" })).toEqual({ ...saved, apiKey: "sk-new-1" });
  expect(inputOf({ ...draftOf(own), withoutKey: true })).toEqual({ ...saved, apiKey: null });
});

test("the operator's model is not put into the organisation's fields", () => {
  const operators = { ...own, source: "operator" as const, baseUrl: null };

  expect(draftOf(operators)).toMatchObject({ baseUrl: "", model: "" });
  expect(inputOf(draftOf(operators))).toMatchObject({ baseUrl: null, model: null });
});

test("removed, nothing that was allowed to its provider is allowed to another", () => {
  expect(removalOf(own)).toEqual({
    ...saved,
    baseUrl: null,
    model: null,
    apiKey: null,
    delegatedResults: "local",
  });
});

const empty = { ...draftOf(own), baseUrl: "", model: "" };
test.each<[Partial<ModelDraft>, object]>([
  [{}, {}],
  [{ model: "m" }, { baseUrl: "needsAddress" }],
  [{ apiKey: "sk-0123" }, { baseUrl: "needsAddress" }],
  [{ baseUrl: "https://models.example/v1" }, { model: "needsModel" }],
  [{ baseUrl: "models.example", model: "m" }, { baseUrl: "noAddress" }],
  [{ baseUrl: "https://models.example/v1?a=b", model: "m" }, { baseUrl: "noAddress" }],
  [{ baseUrl: "ftp://models.example", model: "m" }, { baseUrl: "noAddress" }],
  [{ ...draftOf(own), apiKey: "钥匙钥匙" }, { apiKey: "noKey" }],
  [{ budgets: { ...empty.budgets, calls: "8" } }, { calls: "noAmount" }],
  [{ budgets: { ...empty.budgets, tokens: "many" } }, { tokens: "noAmount" }],
])("%j is told where it is wrong", (given, faults) => {
  expect(faultsOf({ ...empty, ...given })).toEqual(faults);
});
