import { sql } from "kysely";
import { expect, test } from "vitest";
import { cloneDatabase } from "../../../test/world/database.ts";
import { openDatabase } from "../db/database.ts";
import { createLog } from "../log.ts";
import { startJobs } from "./jobs.ts";

test("a queue of an earlier version lets its jobs live as long as a new one does", async () => {
  const log = createLog("silent");
  const url = await cloneDatabase();
  const { db, close } = openDatabase({ url, log });
  const started = async () => (await startJobs({ url, log, queues: ["old"] })).stop(1000);
  const lives = async () =>
    (
      await sql<{
        seconds: number;
      }>`select expire_seconds as seconds from pgboss.queue where name = 'old'`.execute(db)
    ).rows;
  await started();
  const [now] = await lives();
  await sql`update pgboss.queue set expire_seconds = 300 where name = 'old'`.execute(db);

  await started();

  expect(now?.seconds).toBeGreaterThan(15 * 60);
  expect(await lives()).toEqual([now]);
  await close();
});
