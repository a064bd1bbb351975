import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneDatabase, shiftClock } from "../../../test/world/database.ts";
import { createLog } from "../log.ts";
import { type Database, openDatabase } from "./database.ts";
import { plannedOnce } from "./planned-client.ts";

let database: Database;

beforeAll(async () => {
  const log = createLog("silent");
  database = openDatabase({ url: await cloneDatabase(), log, connections: 1 });
});

afterAll(() => database.close());

async function plans(): Promise<{ name: string; statement: string }[]> {
  const { rows } = await sql<{ name: string; statement: string }>`
    select name, statement from pg_prepared_statements
  `.execute(database.db);
  return rows;
}

test("a connection plans a marked statement once and no other", async () => {
  const marked = (value: number) =>
    sql<{ twice: number }>`${plannedOnce} select ${value}::int * 2 as twice`.execute(database.db);
  await sql`select ${1}::int`.execute(database.db);

  const answers = [await marked(1), await marked(2), await marked(3)];

  expect(answers.map(({ rows }) => rows[0]?.twice)).toEqual([2, 4, 6]);
  expect(await plans()).toEqual([{ name: expect.any(String), statement: expect.stringContaining("* 2") }]);
});

test("a plan is made again each time its statement was used eight times as often, and the one before is given up", async () => {
  const kept = async () => (await plans()).filter(({ statement }) => statement.includes("* 3"));
  const renewedAt: number[] = [];
  let known: string | undefined;
  for (let uses = 1; uses <= 70; uses += 1) {
    await sql`${plannedOnce} select ${uses}::int * 3 as thrice`.execute(database.db);
    const [plan, ...others] = await kept();
    expect(others).toEqual([]);
    if (plan?.name !== known) renewedAt.push(uses);
    known = plan?.name;
  }

  expect(renewedAt).toEqual([1, 8, 64]);
});

test("a plan that is kept follows the clock when a test moves it", async () => {
  const passed = async () => {
    const { rows } = await sql<{ hours: number }>`
      ${plannedOnce} select extract(epoch from behalf_now() - ${new Date()}::timestamptz)::float / 3600 as hours
    `.execute(database.db);
    return Math.round(rows[0]?.hours ?? -1);
  };
  for (let round = 0; round < 8; round += 1) expect(await passed()).toBe(0);

  await shiftClock(database.db, "5 hours");

  expect(await passed()).toBe(5);
});
