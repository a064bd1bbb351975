import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { testCtx } from "../../test/world/database.ts";
import { givenOrganisation } from "../../test/world/people.ts";
import { type GrantId, newId } from "../platform/ids.ts";
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

async function isNoted(grantId: GrantId): Promise<boolean> {
  const { rows } = await sql`
    select from consent_grant where id = ${grantId} and last_used_at is not null`.execute(ctx.db);
  return rows.length > 0;
}

test("what was noted in the last moment is written when the node ends, and nothing after it", async () => {
  const [one, other] = [await givenGrant(), await givenGrant()];
  const uses = keepGrantUses(ctx);
  statements();
  uses.note(one.organisationId, one.grantId);
  uses.note(other.organisationId, other.grantId);
  uses.note(one.organisationId, one.grantId);

  await uses.close();

  expect(statements()).toHaveLength(1);
  expect([await isNoted(one.grantId), await isNoted(other.grantId)]).toEqual([true, true]);
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
    uses.note(held.organisationId, held.grantId);
    uses.note(free.organisationId, free.grantId);

    await expect.poll(() => isNoted(free.grantId), { timeout: 5_000 }).toBe(true);
    expect(await isNoted(held.grantId)).toBe(false);
  });

  await expect.poll(() => isNoted(held.grantId), { timeout: 5_000 }).toBe(true);
  await uses.close();
});

test("what a database that was away did not take is written when it is back", async () => {
  const { organisationId, grantId } = await givenGrant();
  let away = true;
  const uses = keepGrantUses({
    ...ctx,
    get db() {
      if (away) throw new Error("the database is away");
      return ctx.db;
    },
  });
  uses.note(organisationId, grantId);
  await sleep(900);
  expect(await isNoted(grantId)).toBe(false);

  away = false;

  await expect.poll(() => isNoted(grantId), { timeout: 5_000 }).toBe(true);
  await uses.close();
});
