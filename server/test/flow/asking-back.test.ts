import { expect, test } from "vitest";
import { givenAssistantWithSkill } from "../world/given.ts";
import { answerOf } from "../world/member.ts";
import { type SkillOperation, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

const city: SkillOperation = {
  operationId: "getCityWeather",
  path: "/city-weather",
  summary: "查看城市天气 / Show the weather of a city",
  scopes: [],
  examples: [{ input: "weather in Rome", output: { city: "Rome" } }],
  parameters: [
    { name: "city", in: "query", required: true, description: "city", schema: { type: "string" } },
    { name: "day", in: "query", description: "day", schema: { type: "string", format: "date" } },
  ],
};
const trains: SkillOperation = {
  ...weather,
  operationId: "getTrains",
  path: "/trains",
  summary: "查看火车 / Show the trains",
  examples: ["Show the trains", "Which trains are there?"],
};

async function given() {
  const ground = await givenAssistantWithSkill(world, { operations: [city, trains] });
  ground.skill.answersWith(async () => ({ ok: true }));
  return ground;
}

test("what is missing is asked for, and the reply makes the call with what was said before", async () => {
  const { alice, assistant, skill } = await given();
  const talk = await alice.startsConversation(assistant);

  const asked = await alice.says(talk, "Show the weather on 24 October 2031");
  expect(asked.message).toMatchObject({
    text: "I still need from you: city.",
    asks: { operationId: "getCityWeather", missing: [{ key: "city", label: "city" }] },
  });
  expect(skill.requests()).toEqual([]);
  await alice.says(talk, "Madrid");

  expect(skill.requests().map(({ query }) => query)).toEqual([{ city: "Madrid", day: "2031-10-24" }]);
});

test("another request ends the question: a later bare word means nothing any more", async () => {
  const { alice, assistant, skill } = await given();
  const talk = await alice.startsConversation(assistant);
  await alice.says(talk, "Show the weather");

  await alice.says(talk, "Show the trains");
  const bare = await alice.says(talk, "Madrid");

  expect(answerOf(bare)).toContain("I can't do that.");
  expect(skill.requests().map(({ path }) => path)).toEqual(["/trains"]);
});

test("two requests in one message are one plan, and each of its calls is made once", async () => {
  const { alice, assistant, skill } = await given();

  const run = await alice.says(assistant, "Show the trains and then show the weather in Madrid");

  expect(run.steps.map(({ kind }) => kind)).toEqual(["plan", "call", "call", "answer"]);
  expect(skill.requests().map(({ path }) => path)).toEqual(["/trains", "/city-weather"]);
});
