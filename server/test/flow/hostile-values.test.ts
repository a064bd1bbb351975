import { expect, test } from "vitest";
import { givenAssistantWithSkill } from "../world/given.ts";
import { confirmationOf } from "../world/member.ts";
import { putTodo, type SkillOperation } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const request = "add a to-do: buy milk";

async function givenCard(properties: Record<string, object>) {
  const schema = { type: "object", required: ["title"], properties: { ...putTodo.body, ...properties } };
  const more = { requestBody: { content: { "application/json": { schema } } } };
  const operation: SkillOperation = { ...putTodo, more };
  const ground = await givenAssistantWithSkill(world, { operations: [operation] });
  ground.skill.answersWith(async () => ({ ok: true }));
  const run = await ground.alice.says(ground.assistant, request);
  const { id } = confirmationOf(run);
  /** `values` is JSON as it is written. */
  const confirm = (values: string) =>
    ground.alice.send(
      "POST",
      `/api/runs/${run.id}/confirmation`,
      `{"confirmationId":"${id}","decision":"run","arguments":${values}}`,
    );
  return { ...ground, run, confirm };
}

/** Milliseconds of a processor that this thread, the server's, used until then. */
async function spent(work: () => Promise<unknown>): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

const names = Array.from({ length: 20 }, (_, index) => `note${index}`);

test.each([
  ["three bounded repetitions", "a{0,30}a{0,30}a{0,30}b$", `b${"a".repeat(900)}`],
  ["many optional parts", `^${"a?".repeat(23)}a{22}b$`, "a".repeat(45)],
  ["nested repetition", "^(a+)+$", `${"a".repeat(12_000)}!`],
  ["letters of all scripts", "\\p{L}{1,200}!$", "字a".repeat(5_000)],
])("twenty hostile strings in a confirmation hold nobody else up: %s (T40)", async (_what, pattern, text) => {
  const notes = Object.fromEntries(names.map((name) => [name, { type: "string", pattern }]));
  const { alice, run, skill, confirm } = await givenCard(notes);
  const values = { title: "x", ...Object.fromEntries(names.map((name) => [name, text])) };
  const hostile = () => confirm(JSON.stringify(values));
  // As long a body, which is refused before its values are looked at.
  const harmless = () => confirm(JSON.stringify({ ...values, other: 1 }));
  const usual = Math.min(await spent(harmless), await spent(harmless));

  const answers: unknown[] = [];
  const tries: number[] = [];
  // The first times are those of code that was never run.
  for (let time = 0; time < 6; time++) tries.push(await spent(async () => answers.push(await hostile())));

  for (const answer of answers)
    expect(answer).toMatchObject({
      status: 400,
      body: {
        error: {
          code: "invalid_arguments",
          details: expect.arrayContaining([
            expect.objectContaining({ path: expect.stringMatching(/^note\d+$/) }),
          ]),
        },
      },
    });
  expect(Math.min(...tries) - usual).toBeLessThan(50);
  expect(skill.requests()).toEqual([]);
  expect((await alice.sees(run)).status).toBe("requires_action");
});

test.each([
  "9007199254740993",
  "-2147379413334046699",
  "1e400",
  "0.1000000000000000055511151231257827",
  "-0",
  "1E2",
  "1.50",
])("a number is sent with the digits that it was given: %s", async (n) => {
  const { skill, confirm } = await givenCard({ n: { type: "number" }, more: { type: "object" } });

  expect(await confirm(`{"title":"x","n":${n},"more":{"list":[1,${n}]}}`)).toMatchObject({ status: 200 });

  await expect
    .poll(() => skill.requests().map(({ body }) => body))
    .toEqual([`{"title":"x","n":${n},"more":{"list":[1,${n}]}}`]);
});

test.each([
  ["n", '"0x10"'],
  ["n", '"1."'],
  ["count", "1.50"],
  ["count", '"9007199254740993.5"'],
])(
  "what is no number, or not the number that is wanted, is named and the card stays: %s %s",
  async (name, given) => {
    const { alice, run, skill, confirm } = await givenCard({
      n: { type: "number" },
      count: { type: "integer" },
    });

    expect(await confirm(`{"title":"x","${name}":${given}}`)).toMatchObject({
      status: 400,
      body: { error: { code: "invalid_arguments", details: [{ path: name }] } },
    });
    expect(skill.requests()).toEqual([]);
    expect((await alice.sees(run)).status).toBe("requires_action");
  },
);

test("a number given as text is taken as that number, digit for digit, and one that would lose noughts is named", async () => {
  const { skill, confirm } = await givenCard({ count: { type: "integer" } });

  expect(await confirm('{"title":"x","count":"007"}')).toMatchObject({
    status: 400,
    body: { error: { details: [{ path: "count", message: "would be sent as 7" }] } },
  });
  expect(await confirm('{"title":"x","count":"2147379413334046699"}')).toMatchObject({ status: 200 });
  await expect
    .poll(() => skill.requests().map(({ body }) => body))
    .toEqual(['{"title":"x","count":2147379413334046699}']);
});
