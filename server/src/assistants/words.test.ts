import { sql } from "kysely";
import { expect, test } from "vitest";
import { z } from "zod";
import { givenApi, type Request } from "../../test/world/api.ts";
import { testCtx } from "../../test/world/database.ts";
import { conversationRoutes } from "../conversations/index.ts";
import { addSkill, givenBuilding, skillFile } from "./builders.fixture.ts";

const { ctx } = await testCtx();
const building = await givenBuilding(ctx);
const talking = await givenApi(
  ctx,
  conversationRoutes({
    schema: z.any(),
    latest: async () => null,
    cancelOpen: async () => {},
    waitsFor: () => sql`null`,
    isWaiting: () => sql`false`,
    programOf: () => sql`null`,
  }),
);

const first = {
  icon: "☀",
  instructions: "Speak of the weather alone.",
  welcome: "Ask me about the weather.\nAnywhere.",
  fallback: "I only know the weather.",
  starters: ["Will it rain?", "Is it cold?"],
  suggestions: { kind: "fixed", rule: "", questions: ["Will it rain?"] },
};
const second = {
  icon: "☂",
  instructions: "secret plan",
  welcome: "New welcome",
  fallback: "New fallback",
  starters: ["New starter"],
  suggestions: { kind: "by_itself", rule: "Only of the weather.", questions: [] },
};

/** Published with the first words; the draft has the second ones, and another name. */
async function givenTwo() {
  const given = await building.assistant();
  const { builder, url, organisation } = given;
  await addSkill(builder, url, skillFile([]));
  await builder("PATCH", url, first);
  await builder("POST", `${url}/publish`);
  await builder("PATCH", url, { ...second, name: "Umbrella" });
  const caller = await organisation.person("member");
  return { ...given, caller, member: building.api.as(caller), talks: talking.as(caller) };
}

test("an assistant is made with words of its own, or with none", async () => {
  const { organisation } = await building.assistant();
  const builder = building.api.as(await organisation.person("builder"));

  const { status, body } = await builder("POST", "/api/assistants", { name: "Sun", ...first });
  expect([status, body.assistant]).toMatchObject([201, first]);

  const bare = (await builder("POST", "/api/assistants", { name: "Sun" })).body.assistant;
  expect(bare).toMatchObject({ icon: "", instructions: "", welcome: "", fallback: "", starters: [] });
  expect(bare.suggestions).toEqual({ kind: "off", rule: "", questions: [] });
});

test("words are changed one by one, and what is left out stays", async () => {
  const { builder, url } = await building.assistant();
  await builder("PATCH", url, first);

  await builder("PATCH", url, { welcome: "", starters: [] });

  expect((await builder("GET", url)).body.assistant).toMatchObject({ ...first, welcome: "", starters: [] });
});

test.each<[object, string]>([
  [{ starters: ["1", "2", "3", "4"] }, "body.starters"],
  [{ starters: ["1", " "] }, "body.starters.1"],
  [{ starters: ["x".repeat(101)] }, "body.starters.0"],
  [{ starters: ["two\nlines"] }, "body.starters.0"],
  [{ icon: "ab" }, "body.icon"],
  [{ icon: "https://evil.example/a.svg" }, "body.icon"],
  [{ instructions: "x".repeat(4001) }, "body.instructions"],
  [{ welcome: "x".repeat(501) }, "body.welcome"],
  [{ welcome: "turned \u202e round" }, "body.welcome"],
  [{ fallback: "x".repeat(501) }, "body.fallback"],
  [{ fallback: "nothing\u0000" }, "body.fallback"],
  [{ suggestions: { kind: "often", rule: "", questions: [] } }, "body.suggestions.kind"],
  [{ suggestions: { kind: "off", rule: "x".repeat(1001), questions: [] } }, "body.suggestions.rule"],
  [{ suggestions: { kind: "fixed", rule: "", questions: ["a", "a"] } }, "body.suggestions.questions"],
  [{ suggestions: { kind: "fixed", rule: "", questions: ["two\nlines"] } }, "body.suggestions.questions.0"],
])("words that cannot be: %j", async (words, path) => {
  const { builder, url } = await building.assistant();

  for (const answer of [
    await builder("PATCH", url, words),
    await builder("POST", "/api/assistants", { name: "Sun", ...words }),
  ]) {
    expect([answer.status, answer.body.error.code]).toEqual([400, "invalid_input"]);
    expect(answer.body.error.details.map((detail: { path: string }) => detail.path)).toEqual([path]);
  }
});

test("whoever only chats sees what was published, and nothing of the draft", async () => {
  const { member, talks, url, assistant } = await givenTwo();
  const { welcome, starters, icon } = first;

  const answers = [
    await member("GET", "/api/assistants"),
    await member("GET", url),
    await member("GET", `${url}/opening`),
    await talks("POST", `${url}/conversations`),
    await talks("GET", "/api/conversations"),
  ];

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 201, 200]);
  const [list, one, opening, started] = answers.map(({ body }) => body);
  expect(list.assistants).toMatchObject([{ id: assistant.id, name: "Weather", icon, published: { icon } }]);
  expect(one.assistant).toMatchObject({ name: "Weather", welcome, starters, icon });
  expect(opening.opening).toEqual({
    name: "Weather",
    description: "",
    welcome,
    starters,
    icon,
    asks: [null, null],
  });
  expect(started.conversation).toMatchObject({ assistantName: "Weather", assistantIcon: icon });
  const text = JSON.stringify(answers.map(({ body }) => body));
  expect(text).toContain(JSON.stringify(welcome).slice(1, -1));
  const { suggestions, ...words } = second;
  const hidden = [
    ...Object.values(words).flat(),
    suggestions.rule,
    "Umbrella",
    first.instructions,
    first.fallback,
  ];
  expect(hidden.filter((words) => text.includes(words))).toEqual([]);
  expect((await member("GET", `${url}/opening?draft=true`)).status).toBe(404);
});

test("its builder sees the draft's words, and how others know it", async () => {
  const { builder, url } = await givenTwo();

  const { assistant } = (await builder("GET", url)).body;
  expect(assistant).toMatchObject({ ...second, name: "Umbrella", published: { name: "Weather", icon: "☀" } });
  const openings = await Promise.all(
    ["", "?draft=true"].map(async (query) => (await builder("GET", `${url}/opening${query}`)).body.opening),
  );
  expect(openings).toMatchObject([
    { name: "Weather", welcome: first.welcome, starters: first.starters },
    { name: "Umbrella", welcome: "New welcome", starters: ["New starter"] },
  ]);
});

test("a version restored brings its words back, and publishing tells what changed", async () => {
  const { builder, url, member } = await givenTwo();
  const { changes } = (await builder("GET", `${url}/publish`)).body;
  expect(changes).toEqual([
    "修改了名称或介绍",
    "修改了图标",
    "修改了助理指令",
    "修改了欢迎语",
    "修改了兜底回复",
    "修改了开场问题",
    "修改了推荐建议问题",
  ]);
  await builder("POST", `${url}/publish`);
  expect((await member("GET", url)).body.assistant).toMatchObject({ welcome: "New welcome", icon: "☂" });

  const restored = (await builder("POST", `${url}/versions/1/restore`)).body.assistant;

  expect(restored).toMatchObject({ ...first, name: "Weather" });
  expect((await member("GET", url)).body.assistant).toMatchObject({ welcome: "New welcome" });
});

test("another organisation finds no opening, nor does a stranger before the first version", async () => {
  const { url, builder, organisation } = await building.assistant();
  const { member: stranger } = await givenTwo();
  const asMember = building.api.as(await organisation.person("member"));

  const answers = await Promise.all([stranger, asMember].map((ask: Request) => ask("GET", `${url}/opening`)));
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  const own = await builder("GET", `${url}/opening`);
  expect([own.status, own.body.error.code]).toEqual([409, "not_published"]);
});

test("with no starters of its own an assistant begins with its skills' examples, in the reader's language", async () => {
  const { builder, url, organisation } = await building.assistant();
  const examples = (inputs: string[]) =>
    `      x-dingtalk-examples: [${inputs.map((input) => `{ input: "${input}" }`).join(", ")}]`;
  await addSkill(
    builder,
    url,
    skillFile([], { operation: examples(["天气怎么样？", "Will it rain?", "Is it cold?"]) }),
  );
  await builder("POST", `${url}/publish`);
  const caller = await organisation.person("member");
  const startersFor = async (locale: "zh" | "en") =>
    (await building.api.as({ ...caller, locale })("GET", `${url}/opening`)).body.opening.starters;

  expect(await startersFor("zh")).toEqual(["天气怎么样？"]);
  expect(await startersFor("en")).toEqual(["Will it rain?", "Is it cold?"]);

  await builder("PATCH", url, { starters: ["Just this"] });
  expect(await startersFor("en")).toEqual(["Will it rain?", "Is it cold?"]);
  expect((await builder("GET", `${url}/opening?draft=true`)).body.opening.starters).toEqual(["Just this"]);
});
