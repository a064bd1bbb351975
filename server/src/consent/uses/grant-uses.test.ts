import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { testCtx } from "../../../test/world/database.ts";
import { givenOrganisation } from "../../../test/world/people.ts";
import { type GrantId, newId, type OrganisationId } from "../../platform/ids.ts";
import type { GrantUse } from "./grant-use.ts";
import { clearOldUses } from "./grant-use-store.ts";
import { keepGrantUses } from "./grant-uses.ts";

const { ctx, statements } = await testCtx();

/** A person's grant to a client of the organisation. */
async function givenGrant() {
  const organisation = await givenOrganisation(ctx);
  const [person, application, grantId] = [newId("usr"), newId("app"), newId("gra")];
  const organisationId = organisation.id;
  await sql`
    insert into person (organisation_id, id, union_id, account, name)
    values (${organisationId}, ${person}, ${person}, ${person}, 'Alice')`.execute(ctx.db);
  await sql`
    insert into application (organisation_id, id, client_id, name, created_by)
    values (${organisationId}, ${application}, ${application}, 'Client', ${person})`.execute(ctx.db);
  await sql`
    insert into consent_grant (organisation_id, id, person_id, application_id)
    values (${organisationId}, ${grantId}, ${person}, ${application})`.execute(ctx.db);
  return { organisationId, grantId };
}

const use = (grant: { organisationId: OrganisationId; grantId: GrantId }, status = 200): GrantUse => {
  return { ...grant, audience: "platform", api: "GET /v1.0/contact/users/{unionId}", status };
};

/** The statuses of what was kept, by age. */
async function keptUses(grantId: GrantId): Promise<number[]> {
  const { rows } = await sql<{ status: number }>`
    select status from grant_use where grant_id = ${grantId} order by at`.execute(ctx.db);
  return rows.map(({ status }) => status);
}

async function isNoted(grantId: GrantId): Promise<boolean> {
  const { rows } = await sql`
    select from consent_grant where id = ${grantId} and last_used_at is not null`.execute(ctx.db);
  return rows.length > 0;
}

test("what was noted in the last moment is written when the node ends, and nothing after it", async () => {
  const [one, other] = [await givenGrant(), await givenGrant()];
  const uses = keepGrantUses(ctx);
  statements();
  uses.note(use(one));
  uses.note(use(other));
  uses.note(use(one));

  await uses.close();

  expect(statements()).toHaveLength(1);
  expect([await isNoted(one.grantId), await isNoted(other.grantId)]).toEqual([true, true]);
  expect([await keptUses(one.grantId), await keptUses(other.grantId)]).toEqual([[200, 200], [200]]);
  const another = keepGrantUses(ctx);
  await another.close();
  expect(statements().filter((text) => text.includes("set last_used_at"))).toEqual([]);
});

test("a grant that somebody is just changing holds up no other, and is noted afterwards", async () => {
  const [held, free] = [await givenGrant(), await givenGrant()];
  const uses = keepGrantUses(ctx);
  await ctx.db.transaction().execute(async (db) => {
    await sql`
      select from consent_grant where organisation_id = ${held.organisationId} and id = ${held.grantId} for update
    `.execute(db);
    uses.note(use(held));
    uses.note(use(free));

    await expect.poll(() => isNoted(free.grantId), { timeout: 5_000 }).toBe(true);
    expect(await isNoted(held.grantId)).toBe(false);
  });

  await expect.poll(() => isNoted(held.grantId), { timeout: 5_000 }).toBe(true);
  await uses.close();
  expect([await keptUses(held.grantId), await keptUses(free.grantId)]).toEqual([[200], [200]]);
});

test("what a database that was away did not take is written when it is back", async () => {
  const granted = await givenGrant();
  const { grantId } = granted;
  let away = true;
  const uses = keepGrantUses({
    ...ctx,
    get db() {
      if (away) throw new Error("the database is away");
      return ctx.db;
    },
  });
  uses.note(use(granted));
  await sleep(900);
  expect(await isNoted(grantId)).toBe(false);

  away = false;

  await expect.poll(() => isNoted(grantId), { timeout: 5_000 }).toBe(true);
  await uses.close();
  expect(await keptUses(grantId)).toEqual([200]);
});

test("a refused request is kept, and is no use of the grant", async () => {
  const granted = await givenGrant();
  const uses = keepGrantUses(ctx);
  uses.note(use(granted, 403));
  await uses.close();

  expect(await keptUses(granted.grantId)).toEqual([403]);
  expect(await isNoted(granted.grantId)).toBe(false);
});

test("uses go after their time, and not before", async () => {
  const granted = await givenGrant();
  const uses = keepGrantUses(ctx);
  uses.note(use(granted));
  await uses.close();

  await clearOldUses(ctx, { days: 1 });
  expect(await keptUses(granted.grantId)).toEqual([200]);
  await sql`update grant_use set at = at - interval '25 hours' where grant_id = ${granted.grantId}`.execute(
    ctx.db,
  );
  await clearOldUses(ctx, { days: 1 });
  expect(await keptUses(granted.grantId)).toEqual([]);
});
