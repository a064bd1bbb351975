import { expect, test } from "vitest";
import { z } from "zod";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { read } from "../world/session.ts";
import { addTodo, phone, putTodo, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

// What a builder tries a draft with: nothing is called, asked or kept.

const world = await startWorld();

const Outcome = z.object({
  does: z.string(),
  text: z.string(),
  operations: z.array(
    z.object({
      operationId: z.string(),
      permission: z.boolean(),
      confirmation: z.boolean(),
      missing: z.array(z.string()),
    }),
  ),
});
const Tried = z.object({
  results: z.array(
    z.object({
      text: z.string(),
      right: z.boolean(),
      best: z.array(z.object({ operationId: z.string(), score: z.number() })),
      withPlanning: Outcome,
      withoutPlanning: Outcome,
    }),
  ),
  advice: z.array(z.string()),
});

const given = () =>
  givenAssistantWithSkill(world, { operations: [phone, weather, putTodo], published: false });

async function tries({ builder, assistant, skillId }: Given, phrases: Record<string, string | null>) {
  const body = {
    phrases: Object.entries(phrases).map(([text, operationId]) => ({
      text,
      expects: operationId === null ? null : { skillId, operationId },
    })),
  };
  const answer = await builder.send("POST", `/api/assistants/${assistant.id}/test-phrases/try`, body);
  return read(answer, 200, Tried);
}

test("each phrase says what would come of it with planning and without, and nothing is called", async () => {
  const ground = await given();

  const { results } = await tries(ground, {
    "What is my phone number?": "getMyPhone",
    "What is the weather like?": "getWeather",
    "add a to-do": "putTodo",
    "What have I allowed?": null,
    "Sing me a song": "getWeather",
  });

  expect(
    results.map(({ withPlanning, withoutPlanning }) => [withPlanning.does, withoutPlanning.does]),
  ).toEqual([
    ["runs", "blocked"],
    ["runs", "runs"],
    ["asks", "asks"],
    ["platform", "platform"],
    ["nothing", "nothing"],
  ]);
  expect(results.map(({ right }) => right)).toEqual([true, true, true, true, false]);
  expect(results[0]?.withPlanning.operations).toMatchObject([{ permission: true, confirmation: false }]);
  expect(results[2]?.withPlanning.operations[0]).toMatchObject({
    confirmation: true,
    missing: ["what is to be done"],
  });
  expect(results[0]?.best[0]).toMatchObject({ operationId: "getMyPhone" });
  expect(ground.skill.requests()).toEqual([]);
});

test("what an admin has not approved does not run either", async () => {
  const ground = await givenAssistantWithSkill(world, {
    operations: [phone],
    approved: [],
    published: false,
  });
  const { results } = await tries(ground, { "What is my phone number?": "getMyPhone" });
  expect(results[0]?.withPlanning.does).toBe("blocked");
});

test("phrases that go wrong come with advice, in the reader's language", async () => {
  const { advice } = await tries(await given(), { "What is the weather like?": "getMyPhone" });
  expect(advice).toEqual([expect.stringMatching(/会混淆.*添加这样的示例|are confused.*add examples/)]);
});

const rule = (when: string[], then: object) => ({ when, then });

test("a rule's own answer is what comes of its phrase", async () => {
  const ground = await given();
  const { builder, assistant } = ground;
  const answering = { kind: "answer", text: "Look outside." };
  const rules = [rule(["weather"], answering)];
  await builder.send("PATCH", `/api/assistants/${assistant.id}`, { rules });

  const { results } = await tries(ground, { "What is the weather like?": null });
  expect(results[0]).toMatchObject({ right: true, withPlanning: { does: "answers", text: "Look outside." } });
});

test("phrases are kept with the draft, for its builders alone, and are no part of a version", async () => {
  const { builder, alice, assistant, skillId } = await givenAssistantWithSkill(world, {
    operations: [weather, addTodo],
  });
  const url = `/api/assistants/${assistant.id}`;
  const testPhrases = [{ text: "Rain?", expects: { skillId, operationId: "getWeather" } }];
  expect((await builder.send("PATCH", url, { testPhrases })).status).toBe(200);

  const Shown = z.object({ assistant: z.looseObject({ testPhrases: z.unknown().optional() }) });
  expect(read(await builder.send("GET", url), 200, Shown).assistant.testPhrases).toEqual(testPhrases);
  expect(read(await alice.send("GET", url), 200, Shown).assistant).not.toHaveProperty("testPhrases");
  const Changes = z.object({ changes: z.array(z.string()) });
  expect(read(await builder.send("GET", `${url}/publish`), 200, Changes).changes).toEqual([]);
});

test("only its builders try phrases, and what is no phrase is refused with its place", async () => {
  const { builder, alice, assistant } = await given();
  const url = `/api/assistants/${assistant.id}/test-phrases/try`;
  const phrases = [{ text: "Rain?", expects: null }];
  expect((await alice.send("POST", url, { phrases })).status).toBe(403);
  const refused = await builder.send("POST", url, { phrases: [{ text: " ", expects: null }] });
  expect([refused.status, JSON.stringify(refused.body)]).toEqual([
    400,
    expect.stringContaining("phrases.0.text"),
  ]);
});
