import { sql } from "kysely";
import { afterAll, beforeEach, expect, test } from "vitest";
import { testCtx } from "../../../test/world/database.ts";
import { givenOrganisation } from "../../../test/world/people.ts";
import { type TenantCtx, within } from "../../platform/ctx.ts";
import { openDatabase } from "../../platform/db/database.ts";
import { by } from "../entry.ts";
import { record } from "../store.ts";
import { findLinks } from "./chain-store.ts";
import { type Link, noHash } from "./link.ts";
import { placeOf } from "./place.ts";
import { Sealing } from "./seal.ts";

const { ctx, url } = await testCtx();
const owner = openDatabase({ url, log: ctx.log, connections: 1 });
await sql`alter table audit_event disable trigger all`.execute(owner.db);
await sql`alter table audit_seal disable trigger all`.execute(owner.db);
afterAll(() => owner.close());

let tenant: TenantCtx;
let links: readonly Link[];
beforeEach(async () => {
  tenant = within(ctx, (await givenOrganisation(ctx)).id);
  for (let i = 1; i < 5; i += 1) await record(tenant, { event: "run.started", actor: by.system });
  await new Sealing(ctx).look();
  links = await findLinks(tenant, { after: 0, upTo: 10, most: 10 });
});

const idAt = (position: number) => links[position - 1]?.id ?? 0;
const hashAt = (position: number) => links[position - 1]?.hash;

test("an event stands between two others, the first after nothing, the last before none", async () => {
  expect(await placeOf(tenant, idAt(1))).toEqual({
    position: 1,
    previous: noHash,
    fits: true,
    followed: true,
  });
  expect(await placeOf(tenant, idAt(3))).toEqual({
    position: 3,
    previous: hashAt(2),
    fits: true,
    followed: true,
  });
  expect(await placeOf(tenant, idAt(5))).toMatchObject({ fits: true, followed: null });
});

test("one that is not sealed yet has no place", async () => {
  await record(tenant, { event: "run.ended", actor: by.system });
  const { rows } = await sql<{ id: number }>`
    select id from audit_event where organisation_id = ${tenant.organisationId} and event = 'run.ended'`.execute(
    ctx.db,
  );
  expect(await placeOf(tenant, rows[0]?.id ?? 0)).toBeNull();
});

test("one that was changed does not fit, and neither does what follows one that is gone", async () => {
  await sql`update audit_event set subject = 'x' where id = ${idAt(3)}`.execute(owner.db);
  expect(await placeOf(tenant, idAt(3))).toMatchObject({ fits: false, followed: true });
  expect(await placeOf(tenant, idAt(2))).toMatchObject({ fits: true, followed: false });

  await sql`delete from audit_seal where event_id = ${idAt(4)}`.execute(owner.db);
  expect(await placeOf(tenant, idAt(5))).toMatchObject({ fits: false, previous: "" });
});
