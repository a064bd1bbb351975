import { describe, expect, test } from "vitest";
import type { PlanningRule } from "../../assistants/index.ts";
import { offlinePlanner, type PlannerInput, withRules, withSuggestions } from "../index.ts";
import { answered, inputOf, io, mobile, operation, parameter, says } from "../planner.fixture.ts";
import type { Suggesting } from "../planner.ts";

const example = (input: string) => ({ input, output: {} });
const phone = { ...mobile, examples: [example("What is my phone number?"), example("Show my phone number")] };
const badge = operation({
  operationId: "getMyBadge",
  summary: "Show my badge",
  examples: [example("Show my badge"), example("看看我的工牌")],
});
const leave = operation({
  operationId: "deleteMyLeave",
  summary: "Delete my leave request",
  examples: [example("Delete my leave request")],
});
const city = parameter("city", "the city", { required: true });
const forecast = operation({
  skillId: "skl_weather",
  operationId: "getForecast",
  summary: "Show the weather forecast of a city",
  parameters: [city],
  examples: [
    { input: "What is the weather like in Rome?", output: { city: "Rome" } },
    { input: "What is the weather like in Madrid?", output: { city: "Madrid" } },
  ],
});
const operations = [phone, badge, leave, forecast];

const answeringRule = (phrase: string, text: string): PlanningRule => ({
  id: "rul_1",
  when: [phrase],
  // biome-ignore lint/suspicious/noThenProperty: what a rule does is called so.
  then: { kind: "answer", text },
});

const planner = withSuggestions(withRules(offlinePlanner()));

const byItself: Suggesting = {
  kind: "by_itself",
  rule: "",
  questions: [],
  starters: [],
  isFree: false,
  mayRun: () => true,
  isPlatforms: () => false,
};

/** What is offered after the number was asked for and told. */
async function offered(suggest: Partial<Suggesting> | "off", given: Partial<PlannerInput> = {}) {
  const asked = [says("What is my phone number?"), answered(phone, { mobile: "138" })];
  const step = await planner.nextStep(
    inputOf(asked, {
      operations,
      ...(suggest !== "off" && { suggest: { ...byItself, ...suggest } }),
      ...given,
    }),
    io,
  );
  if (step.kind !== "answer") throw new Error(`a step that is no answer: ${step.kind}`);
  return step.suggestions;
}

describe("by itself an assistant offers", () => {
  test("what else the skill can do, then what others can, in the person's language", async () => {
    expect(await offered({})).toEqual(["Show my badge", "What is the weather like in Rome?"]);
    const transcript = [says("我的手机号是多少"), answered(phone, {})];
    expect(await offered({}, { transcript })).toEqual(["看看我的工牌"]);
  });

  test("its starters before other skills, and none that nothing comes of", async () => {
    const starters = ["Sing me a song", "What is the weather like in Madrid?"];
    expect(await offered({ starters })).toEqual([
      "Show my badge",
      "What is the weather like in Madrid?",
      "What is the weather like in Rome?",
    ]);
  });

  test("nothing that may not run, and nothing that is the platform's to answer", async () => {
    expect(await offered({ mayRun: ({ operationId }) => operationId !== "getMyBadge" })).toEqual([
      "What is the weather like in Rome?",
    ]);
    expect(await offered({ isPlatforms: (text) => text.includes("badge") })).toEqual([
      "What is the weather like in Rome?",
    ]);
  });

  test("the same operation with other values, and never what was just asked in other words", async () => {
    const rome = { ...answered(forecast, {}), arguments: { city: "Rome" } };
    const transcript = [says("weather in Rome please"), rome];
    const only = { operations: [forecast] };
    expect(await offered({}, { transcript, ...only })).toEqual(["What is the weather like in Madrid?"]);
    expect(await offered({}, { operations: [phone] })).toBeUndefined();
  });

  test("nothing that an example of one operation would lead elsewhere", async () => {
    const astray = { ...badge, examples: [example("What is the weather like in Madrid?")] };
    expect(await offered({}, { operations: [phone, astray, forecast] })).not.toContain(
      "What is the weather like in Madrid?",
    );
  });
});

describe("fixed questions are offered", () => {
  test("in their order, at most three, and none that was said", async () => {
    const questions = [
      "What is my phone number?",
      "What is the weather like in Oslo?",
      "Show my badge",
      "What is the weather like in Rome?",
      "What is the weather like in Madrid?",
    ];
    expect(await offered({ kind: "fixed", questions })).toEqual(questions.slice(1, 4));
  });

  test("where a rule answers them, and not where nothing does", async () => {
    const rules = [answeringRule("holiday", "On Monday.")];
    const questions = ["When is the next holiday?", "Sing me a song"];
    expect(await offered({ kind: "fixed", questions }, { rules })).toEqual(["When is the next holiday?"]);
  });
});

test("nothing is offered where it is switched off, beside choices, or where something is asked", async () => {
  expect(await offered("off")).toBeUndefined();
  const suggest: Suggesting = { ...byItself, kind: "fixed", questions: ["Show my badge"] };
  const asking = await planner.nextStep(
    inputOf([says("Show the weather forecast")], { operations, suggest }),
    io,
  );
  expect(asking).toMatchObject({ kind: "ask" });
  expect(asking).not.toHaveProperty("suggestions");
});
