import { sql } from "kysely";
import { expect, test } from "vitest";
import { testCtx } from "./world/database.ts";
import { givenOrganisation } from "./world/people.ts";
import { countingTransactions } from "./world/turn-cost.ts";

test("a transaction is counted when it changes a row, and a notification is heard with whose it is", async () => {
  const { ctx } = await testCtx();
  const { costOf, close } = await countingTransactions(ctx.db, ["told"]);

  expect(
    await costOf(async () => {
      await sql`update organisation set name = 'nobody' where false`.execute(ctx.db);
      await sql`select pg_notify('told', 'once')`.execute(ctx.db);
    }),
  ).toEqual({ commits: [], notified: [{ channel: "told", by: "behalf" }] });
  expect((await costOf(() => givenOrganisation(ctx))).commits).toEqual([["audit_event", "organisation"]]);
  await close();
});
