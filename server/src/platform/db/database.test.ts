import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { cloneDatabase } from "../../../test/world/database.ts";
import { createLog } from "../log.ts";
import { openDatabase } from "./database.ts";

test("a connection that breaks amid a transaction ends the transaction and nothing else", async () => {
  const { db, close } = openDatabase({
    url: await cloneDatabase(),
    log: createLog("silent"),
    idleInTransactionMs: 100,
  });

  const transaction = db.transaction().execute(async (tx) => {
    await sql`select 1`.execute(tx);
    await sleep(500);
    await sql`select 2`.execute(tx);
  });

  await expect(transaction).rejects.toThrow();
  expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  await close();
});
