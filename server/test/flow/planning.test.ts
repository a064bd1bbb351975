import { expect, test } from "vitest";
import { publish } from "../world/building.ts";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, cardOf } from "../world/member.ts";
import { phone, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

async function changeDraft({ builder, assistant }: Given, change: object): Promise<void> {
  const { status } = await builder.send("PATCH", `/api/assistants/${assistant.id}`, change);
  expect(status).toBe(200);
}

const rule = (when: string[], then: object) => ({ when, then });
const inRome = async () => ({ city: "Rome" });

test("a rule answers with its builder's words, calls nobody, and counts once it is published", async () => {
  const given = await givenAssistantWithSkill(world, { operations: [weather] });
  const { alice, builder, assistant, skill } = given;
  skill.answersWith(inRome);
  await changeDraft(given, {
    rules: [rule(["weather", "天气"], { kind: "answer", text: "Look **outside**." })],
  });

  expect(answerOf(await alice.says(assistant, "Show the weather"))).toBe("The city is Rome.");
  await publish(builder, assistant);
  const ruled = await alice.says(assistant, "今天　天气怎么样");

  expect([ruled.status, answerOf(ruled)]).toEqual(["completed", "Look **outside**."]);
  expect(skill.requests()).toHaveLength(1);
});

test("a rule runs its operation whatever the words or keywords say, and asks for permission as always", async () => {
  const gated = { ...phone, more: { "x-dingtalk-keywords": ["never said"] } };
  const given = await givenAssistantWithSkill(world, { operations: [weather, gated] });
  const { alice, builder, assistant, skill, skillId } = given;
  const { operationId } = phone;
  await changeDraft(given, { rules: [rule(["weather"], { kind: "run", skillId, operationId })] });
  await publish(builder, assistant);

  const run = await alice.says(assistant, "Show the weather");
  expect(cardOf(run).scopes.map(({ code }) => code)).toEqual(phone.scopes);
  await alice.allows(run);

  expect(skill.requests().map(({ path }) => path)).toEqual(["/phone"]);
});

test("in pass-through each message becomes one call with the person's own words", async () => {
  const raw = {
    name: "words",
    in: "query",
    required: true,
    schema: { type: "string", "x-dingtalk-context": { property: "currentInput", format: "raw" } },
  };
  const desk = { ...weather, operationId: "askDesk", summary: "Ask the desk", parameters: [raw] };
  const given = await givenAssistantWithSkill(world, {
    operations: [{ ...desk, more: { "x-dingtalk-display-result": "markdown" } }],
    published: false,
  });
  const { alice, builder, assistant, skill } = given;
  skill.answersWith(async ({ query }) => ({ content: `You said *${query.words}*` }));
  await changeDraft(given, { mode: "pass_through" });
  await publish(builder, assistant);

  for (const words of ["hello", "what can you do?", "帮我算一下 1+1"]) {
    expect(answerOf(await alice.says(assistant, words))).toBe(`You said *${words}*`);
  }
  expect(skill.requests()).toHaveLength(3);
});
