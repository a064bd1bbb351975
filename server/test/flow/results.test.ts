import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { NextStep, PlannerInput } from "../../src/planner/index.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import type { Member } from "../world/member.ts";
import { callTo, scriptedPlanner } from "../world/scripted-planner.ts";
import { read } from "../world/session.ts";
import { phone, profile, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const planner = scriptedPlanner();
const scripted = await startWorld({ planner });

const Shown = z.object({
  run: z.object({
    message: z.record(z.string(), z.unknown()).nullable(),
    used: z.array(
      z.object({
        grantId: z.string(),
        scopes: z.array(
          z.object({
            code: z.string(),
            name: z.string(),
            live: z.boolean(),
            revokedAt: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
});

const shown = async (alice: Member, { id }: { id: string }) =>
  read(await alice.send("GET", `/api/runs/${id}`), 200, Shown).run;

const records = [
  { city: "Hangzhou", temperature: 21.5, station: 2147379413334046699n },
  { city: "Beijing", temperature: 3.0, station: 7n },
];
const asJson = JSON.stringify(records, (_, value) =>
  typeof value === "bigint" ? `#${value}#` : value,
).replace(/"#(\d+)#"/g, "$1");

describe("an answer is given as text and in parts, laid out from what the skill said", () => {
  test("records are a table whose numbers keep their digits, out of the envelope they came in", async () => {
    const { alice, assistant, skill } = await givenAssistantWithSkill(world, { operations: [weather] });
    skill.answersWith(
      async () =>
        new Response(`{"code":0,"message":"ok","data":${asJson}}`, {
          headers: { "content-type": "application/json" },
        }),
    );

    const { message } = await shown(alice, await alice.says(assistant, "Show the weather"));

    expect(message?.text).toContain("| Hangzhou |");
    expect(message?.parts).toMatchObject([
      {
        kind: "result",
        title: weather.summary,
        skill: "My profile",
        facts: [],
        tables: [
          {
            columns: [
              { label: "City", kind: "text" },
              { label: "Temperature", kind: "number" },
              { label: "Station", kind: "number" },
            ],
            rows: [
              ["Hangzhou", "21.5", "2147379413334046699"],
              ["Beijing", "3", "7"],
            ],
          },
        ],
      },
    ]);
  });

  test("what was asked for by name is said in a sentence first; the rest stands below it", async () => {
    const { alice, assistant, skill } = await givenAssistantWithSkill(world, { operations: [weather] });
    skill.answersWith(async () => Response.json({ weather: "sunny", humidity: 40 }));

    const { message } = await shown(alice, await alice.says(assistant, "What is the weather like?"));

    expect(message?.text).toBe("The weather is sunny.");
    expect(message?.parts).toMatchObject([
      { kind: "text", text: "The weather is sunny." },
      { kind: "result", facts: [{ value: "sunny" }, { label: "Humidity", kind: "number", value: "40" }] },
    ]);
  });

  test("one value alone is a sentence, and has no parts", async () => {
    const { alice, assistant, skill } = await givenAssistantWithSkill(world, { operations: [weather] });
    skill.answersWith(async () => Response.json({ weather: "sunny" }));

    const { message } = await shown(alice, await alice.says(assistant, "What is the weather like?"));

    expect(message).toEqual({ text: "The weather is sunny." });
  });
});

describe("a planner names what a call has answered, the platform shows it", () => {
  const hidden = { ...weather, more: { "x-dingtalk-display-result": "disabled" } };

  async function answers(operation: typeof weather, parts: (input: PlannerInput) => object[]) {
    const { alice, assistant, skill } = await givenAssistantWithSkill(scripted, { operations: [operation] });
    skill.answersWith(async () => Response.json({ weather: "sunny", humidity: 40 }));
    planner.answers(
      (input) => ({ kind: "calls", calls: [callTo("getWeather", input)] }),
      (input) => ({ kind: "answer", text: "It is sunny.", parts: parts(input) }) as NextStep,
    );
    return (await shown(alice, await alice.says(assistant, "How is it outside?"))).message;
  }
  const callIn = ({ transcript }: PlannerInput) =>
    transcript.findLast((entry) => entry.kind === "call")?.callId;

  test("in whatever place it likes", async () => {
    const message = await answers(weather, (input) => [{ text: "It is" }, { from: callIn(input), path: "" }]);
    expect(message?.parts).toMatchObject([{ kind: "text" }, { kind: "result", facts: [{}, {}] }]);
  });

  test("but not of a call that there was none of", async () => {
    const message = await answers(weather, () => [
      { text: "It is" },
      { from: "cal_of_another_run", path: "" },
    ]);
    expect(message).toEqual({ text: "It is sunny." });
  });

  test("nor what its operation does not want shown", async () => {
    const message = await answers(hidden, (input) => [{ from: callIn(input), path: "" }]);
    expect(message).toEqual({ text: "It is sunny." });
  });

  test("and it may offer what to say next", async () => {
    const { alice, assistant } = await givenAssistantWithSkill(scripted, { operations: [weather] });
    const choices = [{ label: "Rome", kind: "value" as const, value: "Rome" }];
    planner.answers(() => ({ kind: "answer", text: "Where?", choices, suggestions: ["Tomorrow?"] }));

    const { message } = await shown(alice, await alice.says(assistant, "The weather, please"));

    const pressed = [{ id: expect.stringMatching(/^cho_/), label: "Rome", kind: "value" }];
    expect(message).toEqual({ text: "Where?", choices: pressed, suggestions: ["Tomorrow?"] });
    await alice.says(assistant, "Tomorrow?");
  });
});

describe("what was used of what a person allowed stands with the run", () => {
  const standing = async (alice: Member, run: { id: string }) =>
    (await shown(alice, run)).used.flatMap(({ scopes }) => scopes);

  test("also where it had been allowed before, and it says since when it is not any more", async () => {
    const { alice, assistant } = await givenAssistantWithSkill(world, { operations: [phone, profile] });
    const asked = await alice.allows(await alice.says(assistant, "What is my phone number?"), {
      duration: "30d",
    });
    const unasked = await alice.says(assistant, "Show my phone number");
    expect(unasked.steps.map(({ kind }) => kind)).not.toContain("consent");
    const both = ["Contact.User.Read", "Contact.User.mobile"];
    for (const run of [asked, unasked])
      expect((await standing(alice, run)).map(({ code, live }) => [code, live])).toEqual(
        both.map((code) => [code, true]),
      );
    expect((await standing(alice, asked)).map(({ name }) => name)).not.toContain("Contact.User.mobile");

    await alice.revokes(await alice.grant(), "Contact.User.mobile");

    const [kept, taken] = await standing(alice, unasked);
    expect(kept).toMatchObject({ live: true, revokedAt: null });
    expect(taken).toMatchObject({ live: false, revokedAt: expect.stringMatching(/^20\d\d-/) });
  });

  test("what was for this time alone is over, and was not taken back", async () => {
    const { alice, assistant } = await givenAssistantWithSkill(world);
    const run = await alice.allows(await alice.says(assistant, "What is my phone number?"), {
      duration: "once",
    });
    for (const scope of await standing(alice, run))
      expect(scope).toMatchObject({ live: false, revokedAt: null });
  });

  test("a call that needs none used none, and one that was denied used nothing", async () => {
    const { alice, assistant } = await givenAssistantWithSkill(world, { operations: [phone, weather] });
    expect((await shown(alice, await alice.says(assistant, "Show the weather"))).used).toEqual([]);
    const denied = await alice.denies(await alice.says(assistant, "What is my phone number?"));
    expect((await shown(alice, denied)).used).toEqual([]);
  });
});
