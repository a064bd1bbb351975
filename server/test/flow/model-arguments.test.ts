import { afterAll, beforeAll, expect, test } from "vitest";
import { seeded } from "../races/random.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { type ScriptedModel, startModel } from "../world/model.ts";
import { calling, saying, type ToolCall } from "../world/model-words.ts";
import { isWhole, testSeed } from "../world/sampled.ts";
import type { SkillOperation } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
let model: ScriptedModel;
beforeAll(async () => {
  model = await startModel();
});
afterAll(() => model.stop());

const count: SkillOperation = {
  operationId: "count",
  path: "/count",
  summary: "Count things",
  scopes: [],
  examples: [],
  parameters: [
    { name: "many", in: "query", required: true, schema: { type: "integer", minimum: 1, maximum: 5 } },
    { name: "kind", in: "query", required: true, schema: { type: "string", enum: ["apples", "pears"] } },
    { name: "text", in: "query", schema: { type: "string", maxLength: 10 } },
  ],
};

const hostile: unknown[] = [
  ...[0, 1, 3, 5, 6, -1, 2.5, 9007199254740992, "3", "three", "", " ", null, true, [], [1], {}, { many: 1 }],
  ...["apples", "pears", "APPLES", "apple", "x".repeat(11), "a\u0000b", "\ud800", "{}", "__proto__"],
  { from: "cal_unknown", path: "" },
  { from: 1 },
];
const names = ["many", "kind", "text", "other", "query.many", "__proto__", "constructor"];
const broken = [
  "",
  "{",
  "[]",
  "null",
  '{"many":3',
  '{"many":3,"kind":"apples"}}',
  '{"many":1e999}',
  "<tool>",
];

function fuzzed(random: () => number): ToolCall {
  const one = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  if (random() < 0.15) return { name: "count", arguments: null, json: one(broken) };
  if (random() < 0.05) return { name: one(["cnt", "count ", "drop"]), arguments: {} };
  const values = names.filter(() => random() < 0.5).map((name) => [name, one(hostile)]);
  const sound = random() < 0.3 ? { many: 3, kind: "pears" } : {};
  return { name: "count", arguments: { ...Object.fromEntries(values), ...sound } };
}

const isSound = (query: Record<string, unknown>): boolean =>
  Object.keys(query).every((name) => ["many", "kind", "text"].includes(name)) &&
  /^[1-5]$/.test(String(query.many)) &&
  ["apples", "pears"].includes(String(query.kind)) &&
  String(query.text ?? "").length <= 10;

test("whatever a model makes up, nothing that an operation does not take reaches a skill", async () => {
  const { alice, builder, assistant, skill } = await givenAssistantWithSkill(world, { operations: [count] });
  await builder.send("PUT", "/api/organisation/model", {
    baseUrl: model.baseUrl,
    model: "m",
    delegatedResults: "local",
  });
  skill.answersWith(async () => ({ ok: true }));
  const random = seeded(testSeed());
  const perTurn = 6;
  const turns = isWhole() ? 168 : 6;

  for (let turn = 0; turn < turns; turn += 1) {
    const calls = Array.from({ length: perTurn }, () => fuzzed(random));
    await model.answers(calling(...calls), calling(...calls), calling(...calls), saying("done"));
    const run = await alice.says(assistant, "count for me");
    expect(run.status, JSON.stringify(calls)).toBe("completed");
  }

  const received = skill.requests().map(({ query }) => query);
  expect(received.length).toBeGreaterThan(0);
  expect(received.filter((query) => !isSound(query))).toEqual([]);
}, 600_000);
