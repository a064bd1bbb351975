import { sql } from "kysely";
import { expect, test } from "vitest";
import { testCtx } from "../../test/world/database.ts";
import { givenOrganisation } from "../../test/world/people.ts";
import { dropCalls } from "./housekeeping.ts";

const { ctx } = await testCtx({ env: { CALLS_KEPT_DAYS: "90" } });
const never = new AbortController().signal;

/** A call a day, the newest one today. */
async function givenCalls(count: number): Promise<void> {
  const { id } = await givenOrganisation(ctx);
  await sql`delete from skill_call`.execute(ctx.db);
  await sql`
    insert into skill_call (organisation_id, id, run_id, skill_id, operation_id, outcome, request, begin_at)
    select ${id}, 'cal_' || day, 'run_1', 'skl_1', 'getMyPhone', 'answered', '{}',
           behalf_now() - make_interval(days => day)
      from generate_series(0, ${count - 1}::int) day`.execute(ctx.db);
}

async function oldest(): Promise<{ count: number; days: number }> {
  const { rows } = await sql<{ count: number; days: number }>`
    select count(*), extract(day from behalf_now() - min(begin_at))::int as days from skill_call`.execute(
    ctx.db,
  );
  return rows[0] ?? { count: 0, days: 0 };
}

test("calls older than the operator keeps go, however many, and no others", async () => {
  await givenCalls(2_500);

  await dropCalls(ctx, never);

  expect(await oldest()).toEqual({ count: 90, days: 89 });
});

test("a node leaves them to another that is at it", async () => {
  await givenCalls(120);
  await ctx.db.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(7275326403)`.execute(db);

    await dropCalls(ctx, never);

    expect(await oldest()).toEqual({ count: 120, days: 119 });
  });

  await dropCalls(ctx, never);
  expect(await oldest()).toEqual({ count: 90, days: 89 });
});

test("a node that stops goes no further", async () => {
  await givenCalls(120);

  await dropCalls(ctx, AbortSignal.abort());

  expect(await oldest()).toEqual({ count: 120, days: 119 });
});
