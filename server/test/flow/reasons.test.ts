import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newSecret } from "../../src/platform/secret.ts";
import type { Run } from "../world/contract.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { type ScriptedModel, startModel } from "../world/model.ts";
import { calling, saying } from "../world/model-words.ts";
import { addTodo, phone, type SkillOperation, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
let model: ScriptedModel;
beforeAll(async () => {
  model = await startModel();
});
afterAll(() => model.stop());

const cancelBooking: SkillOperation = {
  operationId: "cancelBooking",
  method: "delete",
  path: "/booking",
  summary: "取消预订 / Cancel a booking",
  scopes: [],
  examples: ["cancel my booking"],
};

const fax: SkillOperation = {
  operationId: "getFax",
  path: "/fax",
  summary: "Show the office's fax number",
  scopes: [],
  examples: [],
};

const forecast: SkillOperation = {
  operationId: "getForecast",
  path: "/forecast",
  summary: "Forecast for a city",
  scopes: [],
  examples: [{ input: "forecast for Rome", output: { city: "Rome" } }],
  parameters: [{ name: "city", in: "query", required: true, schema: { type: "string" } }],
};

const given = () =>
  givenAssistantWithSkill(world, { operations: [phone, fax, weather, forecast, addTodo, cancelBooking] });

/** Why the first plan or answer of a run is as it is. */
const whyOf = (run: Run) => run.steps.find(({ kind }) => kind === "plan" || kind === "answer")?.why;

describe("the built-in planner says", () => {
  test("which words met what of the operation, and how far the next ones are", async () => {
    const { alice, assistant } = await given();

    const why = whyOf(await alice.says(assistant, "What is my phone number?"));

    expect(why).toMatchObject({ by: "built_in", how: "words", best: [{ operationId: "getMyPhone" }, {}] });
    if (why?.by !== "built_in") throw new Error("another planner");
    const [first, second] = why.best;
    expect(first?.met).toContainEqual({ word: "phone", in: "name" });
    expect(first?.met).toContainEqual({ word: "number", in: "example" });
    expect(first?.score).toBeGreaterThan(0);
    expect(second?.score).toBeLessThan(first?.score ?? 0);
    expect(why.best.length).toBeLessThanOrEqual(3);
  });

  test("in Chinese, words as they were said", async () => {
    const { alice, assistant } = await given();

    const why = whyOf(await alice.says(assistant, "我的手机号是多少？"));

    expect(why).toMatchObject({
      best: [{ operationId: "getMyPhone", met: [{ word: expect.stringContaining("手机号") }] }],
    });
  });

  test.each([
    ["What is Bob's phone number?", "getMyPhone", "somebody_else"],
    ["don't show my phone number, show the weather", "getMyPhone", "negated"],
    ["show my booking", "cancelBooking", "other_act"],
  ])("%s: what was out of the question, and why", async (text, operationId, because) => {
    const { alice, assistant } = await given();

    const why = whyOf(await alice.says(assistant, text));

    expect(why).toMatchObject({ by: "built_in", out: [{ operationId, because }] });
  });

  test("that a rule of the builder's chose", async () => {
    const { alice, builder, assistant, skillId } = await given();
    // biome-ignore lint/suspicious/noThenProperty: what a rule does is called so.
    const rules = [{ when: ["umbrella"], then: { kind: "run", skillId, operationId: "getWeather" } }];
    expect((await builder.send("PATCH", `/api/assistants/${assistant.id}`, { rules })).status).toBe(200);
    await builder.send("POST", `/api/assistants/${assistant.id}/publish`, {});

    expect(whyOf(await alice.says(assistant, "do I need an umbrella?"))).toEqual({
      by: "rule",
      phrase: "umbrella",
    });
  });

  test("that a message went on from an earlier turn", async () => {
    const { alice, assistant } = await given();
    const conversation = await alice.startsConversation(assistant);
    await alice.says(conversation, "forecast for Rome");

    const why = whyOf(await alice.says(conversation, "and Berlin?"));

    expect(why).toMatchObject({ by: "built_in", how: "earlier" });
  });
});

const canary = "13800000000";

describe("a model's step says", () => {
  async function planned(delegatedResults: "local" | "allowed") {
    const ground = await given();
    const settings = { baseUrl: model.baseUrl, model: "scripted-1", delegatedResults };
    await ground.builder.send("PUT", "/api/organisation/model", {
      ...settings,
      apiKey: "sk-canary-0123456789",
    });
    ground.skill.answersWith(async () => ({ mobile: canary }));
    return ground;
  }

  test("what it was offered and shown, and what of its calls was refused", async () => {
    const { alice, assistant } = await planned("local");
    await model.answers(
      calling({ name: "dropEverything", arguments: {} }),
      calling({ name: "getWeather", arguments: {} }),
      saying("Sunny."),
    );

    const run = await alice.says(assistant, "how is it outside?");

    expect(whyOf(run)).toMatchObject({
      by: "model",
      provider: new URL(model.baseUrl).host,
      model: "scripted-1",
      offered: expect.arrayContaining(["getMyPhone", "getWeather"]),
      refused: [{ name: "dropEverything", problem: expect.stringContaining("no tool") }],
    });
    expect(JSON.stringify(whyOf(run))).toContain("how is it outside?");
  });

  test.each(["local", "allowed"] as const)(
    "nothing that is not for a trace, with results %s: no code, no key, no answer of a skill, bounded",
    async (results) => {
      const { alice, builder, assistant, skill } = await planned(results);
      await model.answers(
        calling({ name: "getMyPhone", arguments: {} }),
        calling({ name: "getWeather", arguments: {} }),
        saying("That is all."),
      );
      const long = `my phone number and the weather ${"very ".repeat(2_000)}soon`;

      const run = await alice.allows(await alice.says(assistant, long.slice(0, 3_900)));

      const whys = JSON.stringify(run.steps.flatMap(({ why }) => why ?? []));
      expect(run.steps.filter(({ why }) => why?.by === "model")).toHaveLength(3);
      const [code = ""] = skill.codesReceived();
      expect(code).not.toBe("");
      for (const secret of [code, canary, "sk-canary", alice.id]) expect(whys).not.toContain(secret);
      expect(whys.length).toBeLessThan(3 * 6_000);
      expect((await builder.send("GET", `/api/runs/${run.id}`)).status).toBe(404);
    },
  );

  test("a secret of ours in the person's own words is masked", async () => {
    const { alice, assistant, organisation } = await planned("local");
    await model.answers(saying("Fine."));
    const secret = newSecret(organisation.id).reveal();

    const run = await alice.says(assistant, `my key is ${secret}`);

    expect(JSON.stringify(whyOf(run))).toContain("••••");
    expect(JSON.stringify(whyOf(run))).not.toContain(secret);
  });
});
