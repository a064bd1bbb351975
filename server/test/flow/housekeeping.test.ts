import { sql } from "kysely";
import { expect, test } from "vitest";
import { keepHouse } from "../../src/app/housekeeping.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { signIn } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const tables = ["oauth_code", "token_family", "access_token", "rate_limit"];

async function counts(): Promise<Record<string, number>> {
  const parts = tables.map(
    (table) => sql`(select count(*)::int from ${sql.table(table)}) as ${sql.ref(table)}`,
  );
  const { rows } = await sql<Record<string, number>>`select ${sql.join(parts)}`.execute(world.ctx.db);
  return rows[0] ?? {};
}

test("what nobody can use any more is cleared, and nothing before", async () => {
  const { alice, assistant } = await givenAssistantWithSkill(world);
  await alice.allows(await alice.says(assistant, "我的手机号是多少？"), { duration: "always" });
  await signIn(world.url, { ...alice, password: "a guess" }).catch(() => {});
  const keep = () => keepHouse(world.ctx, new AbortController().signal);

  await keep();
  expect(await counts()).toMatchObject({ oauth_code: 1, token_family: 1, access_token: 1 });
  expect((await counts()).rate_limit).toBeGreaterThan(0);

  await world.later("100 days");
  await keep();
  expect(await counts()).toEqual({ oauth_code: 0, token_family: 0, access_token: 0, rate_limit: 0 });
});
