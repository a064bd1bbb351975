import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { codeOf, givenAskingApi } from "../world/asking-api.ts";
import { applyFor } from "../world/building.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { putTodo } from "../world/skill-file.ts";
import { countingTransactions } from "../world/turn-cost.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const question = "我的手机号是多少？";

/** What came before has been asked to its end: a stream that ends takes a last look. */
async function quiet(): Promise<void> {
  do await sleep(100);
  while (world.statements().length > 0);
}

/** What the database is asked is what a call costs, on every machine alike. When a grant was used is noted later, for all. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  await quiet();
  await work();
  return world
    .statements()
    .filter((text) => !text.includes("the test looks") && !text.includes("set last_used_at"))
    .map((text) => text.replace(/\s+/g, " ").trim());
}

test("an exchange is one statement: who the client is, and the code for the tokens", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world);
  skill.keepsItsCodes();
  await alice.allows(await alice.says(assistant, question), { duration: "always" });
  const [code = ""] = skill.codesReceived();

  const statements = await statementsOf(() => skill.client.exchange(code));

  expect(statements).toHaveLength(1);
});

test("a refresh is one statement, and so is a token of the application itself", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world);
  await alice.allows(await alice.says(assistant, question), { duration: "always" });
  const [tokens] = skill.tokens();

  expect(await statementsOf(() => skill.client.refresh(tokens?.refreshToken ?? ""))).toHaveLength(1);
  expect(await statementsOf(() => skill.client.appToken())).toHaveLength(1);
});

test("a token is checked and its person read in one statement, which writes nothing", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world);
  await alice.allows(await alice.says(assistant, question), { duration: "always" });
  const accessToken = skill.tokens()[0]?.accessToken;

  const read = await statementsOf(() => skill.client.profile(accessToken));
  expect(read).toEqual([expect.stringContaining("from access_token")]);
  expect(read[0]).not.toMatch(/insert|update/);

  await alice.revokes(await alice.grant());
  const refused = await statementsOf(() => skill.client.profile(accessToken).catch(() => {}));
  expect(refused).toHaveLength(1);
});

test("an API that asks what a token may do is answered by one statement, which writes nothing", async () => {
  const given = await givenAssistantWithSkill(world);
  const { builder, assistant, skill, alice } = given;
  const code = "Expense.Claim.Read";
  const api = await givenAskingApi(world, { admin: builder, points: [{ code, fields: ["iban"] }] });
  await applyFor(builder, assistant, [code]);
  const { accessToken = "" } = await skill.client.exchange(
    await codeOf(world, given, alice, { scopes: [code] }),
  );

  for (const token of [accessToken, "unknown"]) {
    const asked = await statementsOf(() => api.asks(token, { operation: "GET /claims", scope: code }));
    const check = asked.filter((text) => !text.includes("api_check") && !text.includes("update api_secret"));
    expect(check).toEqual([expect.stringContaining("from api_secret")]);
    expect(check[0]).not.toMatch(/insert|update/);
  }
});

test("uses of tokens are noted within a second, those of all grants in one statement", async () => {
  const given = [await givenAssistantWithSkill(world), await givenAssistantWithSkill(world)];
  for (const { alice, assistant } of given)
    await alice.allows(await alice.says(assistant, question), { duration: "always" });
  const before = await Promise.all(given.map(async ({ alice }) => (await alice.grant()).lastUsedAt));

  await sleep(1000);
  world.statements();
  for (let use = 0; use < 5; use += 1)
    for (const { skill } of given) await skill.client.profile(skill.tokens()[0]?.accessToken);
  await sleep(1000);

  expect(world.statements().filter((text) => text.includes("set last_used_at"))).toHaveLength(1);
  for (const [index, { alice }] of given.entries())
    expect(Date.parse((await alice.grant()).lastUsedAt ?? "")).toBeGreaterThan(
      Date.parse(before[index] ?? "1970-01-01"),
    );
});

test.each([
  ["over HTTP", false],
  ["over stream", true],
])(
  "a turn under a standing permission is at most fourteen statements %s, the skill's own calls among them",
  async (_, stream) => {
    const { alice, assistant, skill } = await givenAssistantWithSkill(world, { stream });
    const { conversationId } = await alice.allows(await alice.says(assistant, question), {
      duration: "always",
    });
    await alice.session();

    const statements = await statementsOf(async () => {
      await alice.send("POST", `/api/conversations/${conversationId}/messages`, { text: question });
      await until("completed", conversationId);
    });

    expect(skill.tokens()).toHaveLength(2);
    expect(statements.length, statements.map((text) => text.slice(0, 120)).join("\n")).toBeLessThanOrEqual(
      14,
    );
  },
);

test("a question before a call is at most twelve statements, and the word on it, with the call, seventeen", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world, { operations: [putTodo] });
  skill.answersWith(async () => ({ ok: true }));
  const { id: conversationId } = await alice.startsConversation(assistant);

  const asking = await statementsOf(async () => {
    const text = "add a to-do: buy milk";
    await alice.send("POST", `/api/conversations/${conversationId}/messages`, { text });
    await until("requires_action", conversationId);
  });
  const { rows } = await sql<{ id: string; run_id: string }>`
    select id, run_id from confirmation where person_id = ${alice.id}`.execute(world.ctx.db);
  const answering = await statementsOf(async () => {
    const answer = { confirmationId: rows[0]?.id, decision: "run" };
    await alice.send("POST", `/api/runs/${rows[0]?.run_id}/confirmation`, answer);
    await until("completed", conversationId);
  });

  expect(skill.requests()).toHaveLength(1);
  expect(asking.length, asking.map((text) => text.slice(0, 120)).join("\n")).toBeLessThanOrEqual(12);
  expect(answering.length, answering.map((text) => text.slice(0, 120)).join("\n")).toBeLessThanOrEqual(17);
});

/** Changed now and then for all turns together: when grants were used, whose run is still held, and what the job engine notes of itself. */
const betweenTurns = [
  "consent_grant",
  "grant_use",
  "run",
  "pgboss.queue",
  "pgboss.version",
  "pgboss.schedule",
];

test("a turn is at most five transactions that change something, and none of them notifies", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world);
  const { conversationId } = await alice.allows(await alice.says(assistant, question), {
    duration: "always",
  });
  const { costOf, close } = await countingTransactions(world.ctx.db, ["run", "run_stopped", "run_waits"]);
  onTestFinished(close);
  await quiet();

  const { commits, notified } = await costOf(async () => {
    await alice.send("POST", `/api/conversations/${conversationId}/messages`, { text: question });
    await until("completed", conversationId);
    // What is told to other nodes is gathered for some milliseconds.
    await sleep(50);
  });

  expect(skill.tokens()).toHaveLength(2);
  const ofTheTurn = commits.filter((tables) => !tables.every((table) => betweenTurns.includes(table)));
  expect(ofTheTurn.length, ofTheTurn.join("\n")).toBeLessThanOrEqual(5);
  expect(notified.length).toBeGreaterThan(0);
  expect(new Set(notified.map(({ by }) => by))).toEqual(new Set(["behalf changes"]));
});

/** Looks at the row itself, so that nobody's looking is counted. */
const until = (status: string, conversationId: string) =>
  expect
    .poll(
      async () => {
        const { rows } = await sql<{ status: string }>`
          select /* the test looks */ status from run where conversation_id = ${conversationId}
           order by created_at desc limit 1
        `.execute(world.ctx.db);
        return rows[0]?.status;
      },
      { interval: 10, timeout: 15_000 },
    )
    .toBe(status);
