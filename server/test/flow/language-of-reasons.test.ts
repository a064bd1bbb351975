import { describe, expect, test } from "vitest";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, type Member } from "../world/member.ts";
import { addTodo, phone, type SkillOperation, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

/** Their own words are in no language, so that whatever is Chinese or English in an answer is the platform's. */
const bare = (operation: SkillOperation): SkillOperation => ({ ...operation, summary: "W-1" });
const greet: SkillOperation = {
  operationId: "greet",
  path: "/greet",
  summary: "Greet",
  scopes: [],
  examples: [
    { input: "greet Li Lei", output: { to: "Li Lei" } },
    { input: "问候张三", output: { to: "张三" } },
  ],
  parameters: [
    {
      name: "to",
      in: "query",
      required: true,
      description: "who to greet",
      schema: { type: "string", "x-dingtalk-entity": { category: "name", format: "userId" } },
    },
  ],
};

interface Case {
  operation: SkillOperation;
  wanted?: object;
  zh: string;
  en: string;
  before?: (given: Given) => Promise<void> | void;
  asks?: (alice: Member, given: Given, request: string) => ReturnType<Member["says"]>;
}

const askedAboutWeather = { operation: weather, zh: "今天天气怎么样", en: "What is the weather like?" };
const askedForNumber = { operation: phone, zh: "我的手机号是多少？", en: "What is my phone number?" };
const askedForTodo = { operation: addTodo, zh: "新建待办：买牛奶", en: "add a to-do: buy milk" };
const fails = ({ skill }: Given) =>
  skill.answersWith(async () => {
    throw new Error("out of order");
  });

const cases: Record<string, Case> = {
  "failed, an error of the skill": { ...askedAboutWeather, before: fails },
  "failed, out of reach": { ...askedAboutWeather, before: ({ skill }) => skill.stop() },
  "failed, out of reach with a code": {
    ...askedForNumber,
    before: ({ skill }) => skill.stop(),
    asks: async (alice, { assistant }, request) => alice.allows(await alice.says(assistant, request)),
  },
  "failed, nobody of that name": {
    operation: greet,
    zh: "问候李四",
    en: "greet Mallory",
  },
  refused: {
    ...askedForNumber,
    asks: async (alice, { assistant }, request) => alice.denies(await alice.says(assistant, request)),
  },
  cancelled: {
    ...askedForTodo,
    asks: async (alice, { assistant }, request) => alice.cancelsCall(await alice.says(assistant, request)),
  },
  "planning off": { ...askedForNumber, wanted: { planning: false } },
};

const han = /\p{Script=Han}/u;
const english = /\b(?:the|is|was|did|you|not|skill)\b/i;

describe("a reason is told in the language of the question", () => {
  for (const [outcome, { operation, wanted, before, asks, zh, en }] of Object.entries(cases)) {
    test.each([
      ["zh", "en"],
      ["en", "zh"],
    ] as const)(`${outcome}: asked in %s by somebody whose own language is %s`, async (asked, set) => {
      const given = await givenAssistantWithSkill(world, { operations: [bare(operation)], ...wanted });
      const alice = await given.organisation.person("Alice", { locale: set });
      await before?.(given);
      const request = asked === "zh" ? zh : en;

      const run = await (asks?.(alice, given, request) ?? alice.says(given.assistant, request));

      const told = answerOf(run);
      expect(told).toContain("W-1");
      expect(told).toMatch(asked === "zh" ? han : english);
      expect(told.replace("The platform refused.", "")).not.toMatch(asked === "zh" ? english : han);
    });
  }
});

test.each([
  ["zh", "en"],
  ["en", "zh"],
] as const)("so is why a run came to nothing: asked in %s, own language %s", async (asked, set) => {
  const { organisation, assistant, builder } = await givenAssistantWithSkill(world);
  const alice = await organisation.person("Alice", { locale: set });
  const run = await alice.says(assistant, askedForNumber[asked]);

  await builder.send("DELETE", `/api/assistants/${assistant.id}`);

  const { error } = await alice.waitsFor(run, "failed");
  expect(error?.message).toMatch(asked === "zh" ? han : english);
  expect(error?.message).not.toMatch(asked === "zh" ? english : han);
});
