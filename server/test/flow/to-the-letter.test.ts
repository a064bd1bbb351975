import { sql } from "kysely";
import { expect, test } from "vitest";
import { z } from "zod";
import { seeded } from "../races/random.ts";
import { publish } from "../world/building.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, confirmationOf, type Member } from "../world/member.ts";
import { randomJson } from "../world/random-json.ts";
import { testSeed } from "../world/sampled.ts";
import { putTodo, type SkillOperation } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const request = "add a to-do: buy milk";

/** How many random values go there and back; with RANDOM_VALUES=10000 as many as that, others with another seed. */
const values = Number(process.env.RANDOM_VALUES ?? 400);
const seed = testSeed();
const valuesOnACard = 200;

type Following = (events: Promise<string>) => void;

async function given(operation: SkillOperation) {
  const ground = await givenAssistantWithSkill(world, { operations: [operation] });
  const { alice, assistant, skill } = ground;
  skill.answersWith(async ({ body }) => Buffer.from(body));
  return {
    ...ground,
    /** `json`: the values, as they are written. `reply`: to what is asked before. `followed`: what a follower is sent. */
    async confirms(
      json: string,
      { reply, followed = () => {} }: { reply?: string; followed?: Following } = {},
    ) {
      const conversation = await alice.startsConversation(assistant);
      const asked = await alice.says(conversation, request);
      const run = reply === undefined ? asked : await alice.says(conversation, reply);
      const { id } = confirmationOf(run);
      followed(textOf(alice, `/api/runs/${run.id}/events`));
      const answer = await alice.send(
        "POST",
        `/api/runs/${run.id}/confirmation`,
        `{"confirmationId":"${id}","decision":"run","arguments":${json}}`,
      );
      return { run, answer };
    },
  };
}

const anything = (properties: Record<string, object>): SkillOperation => {
  const schema = { type: "object", required: ["title"], properties: { ...putTodo.body, ...properties } };
  return { ...putTodo, more: { requestBody: { content: { "application/json": { schema } } } } };
};

/** What the API says, byte for byte. */
async function textOf(person: Member, path: string): Promise<string> {
  return (await (await person.session()).open(path)).text();
}

const Calls = z.object({
  calls: z.tuple([
    z.object({ request: z.object({ body: z.string() }), response: z.object({ body: z.string() }) }),
  ]),
});

test("numbers, letters and nesting go from a card to a skill and back, byte for byte", async () => {
  const { alice, skill, confirms } = await given(anything({ it: {} }));
  const random = randomJson(seeded(seed));

  for (let sent = 0; sent < values; sent += valuesOnACard) {
    const it = `[${Array.from({ length: Math.min(valuesOnACard, values - sent) }, random.value).join(",")}]`;
    const body = `{"title":"x","it":${it}}`;
    const followed: Promise<string>[] = [];
    const { run, answer } = await confirms(body, { followed: (events) => followed.push(events) });
    expect(answer.status).toBe(200);
    await alice.waitsFor(run);

    // A comparison as a whole would print megabytes.
    expect(skill.requests().at(-1)?.body === body, `what the skill got of seed ${seed}`).toBe(true);
    const shown = await textOf(alice, `/api/runs/${run.id}`);
    expect(shown.includes(`"value":${it}`), `what the run shows as sent, of seed ${seed}`).toBe(true);
    const [events] = await Promise.all(followed);
    expect(events?.includes(`"value":${it}`), `what a follower is shown, of seed ${seed}`).toBe(true);
    const { calls } = Calls.parse(JSON.parse(await textOf(alice, `/api/runs/${run.id}/calls`)));
    expect(calls[0].request.body === body, `the trace of the request, of seed ${seed}`).toBe(true);
    expect(calls[0].response.body === body, `the trace of the answer, of seed ${seed}`).toBe(true);
    const { rows } = await sql<{ result: string }>`
      select (detail -> 'result')::text as result from run_step where run_id = ${run.id} and kind = 'call'
    `.execute(world.ctx.db);
    expect(rows[0]?.result === body, `what is told from, of seed ${seed}`).toBe(true);
  }
}, 1_800_000);

test.each([
  ["NUL", '"a\\u0000b"'],
  ["half a character", '"\\ud83d"'],
  ["half a character in a name", '{"\\udc00":1}'],
])("what no text can keep is refused clearly, and nothing is sent: %s", async (_what, it) => {
  const { skill, confirms } = await given(anything({ it: {} }));

  expect((await confirms(`{"title":"x","it":${it}}`)).answer).toMatchObject({
    status: 400,
    body: {
      error: {
        code: "invalid_arguments",
        details: [{ path: "it", message: expect.stringContaining("NUL") }],
      },
    },
  });
  expect(skill.requests()).toEqual([]);
});

const digits = [
  "2147379413334046699",
  "-9007199254740993",
  "123456789012345678901234567890",
  "1.50",
  "1e5",
  "-0",
  "1E400",
  "0.1000",
  "0.1000000000000000055511151231257827",
];

test.each(digits)("%s stays as it is in path, query, list, header, cookie and form", async (n) => {
  const number = { type: "number" };
  const { skill, confirms, alice } = await given({
    operationId: "putTodo",
    method: "put",
    path: "/todos/{n}",
    summary: putTodo.summary,
    scopes: [],
    examples: putTodo.examples,
    parameters: [
      { name: "n", in: "path", required: true, schema: number },
      { name: "q", in: "query", schema: number },
      { name: "list", in: "query", explode: false, schema: { type: "array", items: number } },
      { name: "X-N", in: "header", schema: number },
      { name: "c", in: "cookie", schema: number },
    ],
    more: {
      requestBody: {
        content: {
          "application/x-www-form-urlencoded": {
            schema: {
              type: "object",
              required: ["title"],
              properties: { ...putTodo.body, f: number, more: { type: "object" } },
            },
          },
        },
      },
    },
  });

  const { run, answer } = await confirms(
    `{"n":${n},"q":${n},"list":[${n},"${n}"],"X-N":${n},"c":${n},"title":"x","f":${n},"more":{"n":${n}}}`,
    { reply: "7" },
  );
  expect(answer).toMatchObject({ status: 200 });
  await alice.waitsFor(run);

  const [sent] = skill.requests();
  expect(sent).toMatchObject({
    path: `/todos/${n}`,
    query: { q: n, list: `${n},${n}` },
    headers: { "x-n": n, cookie: `c=${n}` },
  });
  expect(Object.fromEntries(new URLSearchParams(sent?.body))).toEqual({
    title: "x",
    f: n,
    more: `{"n":${n}}`,
  });
});

test.each([
  ["JSON", ""],
  ["YAML", "# YAML\n"],
])("numbers of a skill's file are shown and sent as they are written there: %s", async (_format, before) => {
  const properties = Object.fromEntries(
    digits.map((_, index) => [
      `n${index}`,
      { type: "number", enum: [`NUMBER${index}`, 7], "x-dingtalk-default": `NUMBER${index}` },
    ]),
  );
  const ground = await given(anything(properties));
  const written = (text: string) => text.replace(/"NUMBER(\d)"/g, (_, index) => digits[index] ?? "");
  const path = `/api/assistants/${ground.assistant.id}/skills/${ground.skillId}`;
  const document = before + written(ground.document());
  expect(await ground.builder.send("PUT", path, { document })).toMatchObject({ status: 200 });
  await publish(ground.builder, ground.assistant);

  const run = await ground.alice.says(ground.assistant, request);
  const card = await textOf(ground.alice, `/api/runs/${run.id}`);
  for (const n of digits) expect(card).toContain(`"enum":[${n},7]},"value":${n},`);
  await ground.alice.confirms(run);

  expect(ground.skill.requests().at(-1)?.body).toBe(
    `{"title":"buy milk",${digits.map((n, index) => `"n${index}":${n}`).join(",")}}`,
  );
});

test("what a skill answers is told with every digit", async () => {
  const { alice, skill, confirms } = await given(anything({}));
  for (const n of digits) {
    skill.answersWith(async () => Buffer.from(`{"orderNumber":${n},"left":3}`));
    const { run } = await confirms('{"title":"x"}');
    expect(answerOf(await alice.waitsFor(run))).toContain(n);
  }
});
