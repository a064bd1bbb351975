import { sql } from "kysely";
import { expect, test } from "vitest";
import { z } from "zod";
import { givenAssistantWithSkill } from "../world/given.ts";
import { cardOf, type Member } from "../world/member.ts";
import { read } from "../world/session.ts";
import { phone, putTodo, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const question = "我的手机号是多少？";

const Percentiles = z.object({ p50: z.number().nullable(), p95: z.number().nullable() });
const Reply = z.object({
  analytics: z.object({
    since: z.iso.datetime(),
    truncated: z.boolean(),
    people: z.number(),
    byDay: z.array(z.object({ day: z.string() }).catchall(z.number())),
    consents: z.record(z.string(), z.number()),
    time: z.object({ turn: Percentiles, waiting: Percentiles }),
    errors: z.array(z.object({ code: z.string(), turns: z.number() })),
    operations: z.array(z.looseObject({ operationId: z.string(), skill: z.string(), calls: z.number() })),
  }),
});

type Analytics = z.infer<typeof Reply>["analytics"];

async function analyticsOf(reader: Member, { id }: { id: string }, query = ""): Promise<Analytics> {
  return read(await reader.send("GET", `/api/assistants/${id}/analytics${query}`), 200, Reply).analytics;
}

const totals = ({ byDay }: Analytics) =>
  byDay.reduce<Record<string, number>>((sums, { day: _, ...counts }) => {
    for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + Number(count);
    return sums;
  }, {});

test("an assistant's builder sees what became of its turns, by outcome, operation and people", async () => {
  const { organisation, alice, builder, assistant } = await givenAssistantWithSkill(world, {
    operations: [phone, weather, putTodo],
  });
  const bob = await organisation.person("Bob");
  await alice.says(assistant, "今天天气怎么样");
  await alice.allows(await alice.says(assistant, question), { duration: "always" });
  await bob.denies(await bob.says(assistant, question));
  await bob.cancelsCall(await bob.says(assistant, "add a to-do: buy milk"));
  // The builder's own tries with the draft are no use of it.
  await builder.says(await builder.startsConversation(assistant, { draft: true }), "今天天气怎么样");

  const analytics = await analyticsOf(builder, assistant, "?days=7&timeZone=Asia/Shanghai");

  expect(totals(analytics)).toEqual({
    completed: 2,
    denied: 2,
    failed: 0,
    expired: 0,
    cancelled: 0,
    open: 0,
  });
  expect(analytics).toMatchObject({
    people: 2,
    truncated: false,
    consents: { allowed: 1, denied: 1, expired: 0, other: 0 },
    errors: [],
  });
  const byOperation = Object.fromEntries(analytics.operations.map((each) => [each.operationId, each]));
  expect(byOperation).toMatchObject({
    getMyPhone: { skill: "My profile", calls: 2, answered: 1, refused: 1 },
    getWeather: { calls: 1, answered: 1, failed: 0 },
    putTodo: { calls: 1, answered: 0, cancelled: 1 },
  });
  expect(JSON.stringify(analytics)).not.toMatch(/Alice|Bob|手机号|天气|usr_|run_/);
});

test("the days are whole ones of the reader's time zone, each there, today's last", async () => {
  const { alice, builder, assistant } = await givenAssistantWithSkill(world, { operations: [weather] });
  await alice.says(assistant, "今天天气怎么样");
  await sql`
    update run set created_at = (behalf_now() at time zone 'Asia/Shanghai')::date::timestamp
                                at time zone 'Asia/Shanghai' - interval '1 second'
     where assistant_id = ${assistant.id}
  `.execute(world.ctx.db);

  const { byDay } = await analyticsOf(builder, assistant, "?days=7&timeZone=Asia/Shanghai");

  const { rows } = await sql<{ day: string }>`
    select to_char(day, 'YYYY-MM-DD') as day
      from generate_series((behalf_now() at time zone 'Asia/Shanghai')::date - 6,
                           (behalf_now() at time zone 'Asia/Shanghai')::date, interval '1 day') day
  `.execute(world.ctx.db);
  expect(byDay.map(({ day }) => day)).toEqual(rows.map(({ day }) => day));
  expect(byDay.map(({ completed }) => completed)).toEqual([0, 0, 0, 0, 0, 1, 0]);
});

test("the time of a turn is without the time that the person took to decide", async () => {
  const { alice, builder, assistant } = await givenAssistantWithSkill(world);
  const run = await alice.says(assistant, question);
  await sql`
    update run set created_at = created_at - interval '10 minutes' where id = ${run.id}
  `.execute(world.ctx.db);
  await sql`
    update consent_request set created_at = created_at - interval '9 minutes' where id = ${cardOf(run).id}
  `.execute(world.ctx.db);
  await alice.allows(run);

  const { time } = await analyticsOf(builder, assistant, "?days=7");

  expect(time.waiting.p50).toBeGreaterThan(9 * 60_000);
  expect(time.waiting.p50).toBeLessThan(9 * 60_000 + 30_000);
  expect(time.turn.p50).toBeGreaterThan(60_000);
  expect(time.turn.p50).toBeLessThan(60_000 + 30_000);
});

test("a turn that nobody decided in time counts as expired, and one that failed by why", async () => {
  const { alice, builder, assistant } = await givenAssistantWithSkill(world);
  const run = await alice.says(assistant, question);
  await world.later("16 minutes");
  await alice.waitsFor(run, "expired");
  const failed = await alice.says(assistant, question);
  await alice.denies(failed);
  await sql`
    update run set status = 'failed', error = '{"code": "planner_unavailable", "message": "a secret"}'
     where id = ${failed.id}
  `.execute(world.ctx.db);

  const analytics = await analyticsOf(builder, assistant);

  expect(totals(analytics)).toMatchObject({ expired: 1, failed: 1, completed: 0, denied: 0 });
  expect(analytics.consents).toMatchObject({ expired: 1, denied: 1 });
  expect(analytics.errors).toEqual([{ code: "planner_unavailable", turns: 1 }]);
});

test("only who may build an assistant sees its numbers, and a range is one of three", async () => {
  const { organisation, alice, builder, assistant } = await givenAssistantWithSkill(world);
  const colleague = await organisation.person("Colleague", { roles: ["member", "builder"] });
  const path = `/api/assistants/${assistant.id}/analytics`;

  expect((await alice.send("GET", path)).status).toBe(403);
  expect((await colleague.send("GET", path)).status).toBe(404);
  expect((await builder.send("GET", `${path}?days=8`)).status).toBe(400);
  expect((await builder.send("GET", `${path}?timeZone=Mars/Olympus`)).status).toBe(400);
  expect((await builder.send("GET", path)).status).toBe(200);
});

test("the list of assistants says how much each of one's own was used", async () => {
  const { organisation, alice, assistant } = await givenAssistantWithSkill(world, {
    operations: [weather],
  });
  const [admin, colleague] = [
    await organisation.person("Admin", { roles: ["member", "admin"] }),
    await organisation.person("Colleague", { roles: ["member", "builder"] }),
  ];
  await alice.says(assistant, "今天天气怎么样");
  const Usage = z.object({ usage: z.array(z.object({ assistantId: z.string(), turns: z.number() })) });
  const usageFor = async (who: Member) =>
    read(await who.send("GET", "/api/analytics?days=7"), 200, Usage).usage;

  expect(await usageFor(admin)).toEqual([{ assistantId: assistant.id, turns: 1 }]);
  expect(await usageFor(colleague)).toEqual([]);
  expect((await alice.send("GET", "/api/analytics")).status).toBe(403);
});

test("the numbers are three statements, however many turns there were", async () => {
  const { alice, builder, assistant } = await givenAssistantWithSkill(world, { operations: [weather] });
  const run = await alice.says(assistant, "今天天气怎么样");
  await sql`
    insert into run (organisation_id, id, conversation_id, assistant_id, version, person_id, status, request, locale,
                     answer, created_at, completed_at)
    select organisation_id, 'run_copy' || n, conversation_id, assistant_id, version, person_id, status, request, locale,
           answer, created_at, completed_at
      from run, generate_series(1, 3000) n where id = ${run.id}
  `.execute(world.ctx.db);
  await sql`analyze run, consent_request, confirmation, run_step, skill_call`.execute(world.ctx.db);
  await builder.session();
  world.statements();

  const analytics = await analyticsOf(builder, assistant);

  expect(totals(analytics)).toMatchObject({ completed: 3001 });
  const asked = world.statements().filter((text) => !text.includes("from session"));
  expect(asked.map((text) => /from assistant a|with span|with turn/.exec(text)?.[0])).toEqual([
    "from assistant a",
    "with span",
    "with turn",
  ]);
});
