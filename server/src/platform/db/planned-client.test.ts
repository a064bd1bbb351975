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

async function plans(): Promise<string[]> {
  const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(
    database.db,
  );
  return rows.map(({ statement }) => statement);
}

test("a connection plans a marked statement once and no other", async () => {
  const marked = (value: number) =>
    sql<{ twice: number }>`${plannedOnce} select ${value}::int * 2 as twice`.execute(database.db);
  await sql`select ${1}::int`.execute(database.db);

  const answers = [await marked(1), await marked(2), await marked(3)];

  expect(answers.map(({ rows }) => rows[0]?.twice)).toEqual([2, 4, 6]);
  expect(await plans()).toEqual([expect.stringContaining("$1::int * 2")]);
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
