import { sql } from "kysely";
import { expect, test } from "vitest";
import { testCtx } from "../../test/world/database.ts";
import { givenOrganisation } from "../../test/world/people.ts";
import { inTx, type TenantCtx, within } from "../platform/ctx.ts";
import { newId } from "../platform/ids.ts";
import { builtIn } from "./built-in/index.ts";
import { findCatalogue, forgetCatalogue } from "./find-catalogue.ts";

const { ctx } = await testCtx();

const givenTenant = async (): Promise<TenantCtx> => within(ctx, (await givenOrganisation(ctx)).id);

async function publish(tenant: TenantCtx, code: string): Promise<void> {
  const words = { zh: "报销", en: "Expenses" };
  const content = { kind: "delegated", write: true, sensitive: false, risk: "low", name: words };
  await sql`
    insert into permission_point (organisation_id, code, audience, api, content, widened_in, number)
    values (${tenant.organisationId}, ${code}, ${newId("api")}, ${JSON.stringify({ name: words, provider: words })},
            ${JSON.stringify({ ...content, field: false, description: words, apis: [], fields: [] })}, 3, 3)
  `.execute(tenant.db);
}

test("an organisation has the platform's permission points and those of its own APIs, and nobody else's", async () => {
  const [tenant, other] = [await givenTenant(), await givenTenant()];
  await publish(tenant, "Expense.Claim.Read");

  const catalogue = await findCatalogue(tenant);

  expect(catalogue.permissions).toHaveLength(builtIn.length + 1);
  expect(catalogue.find("Expense.Claim.Read")).toMatchObject({ write: true, widenedIn: 3, risk: "low" });
  expect(catalogue.isWrite("Expense.Claim.Read")).toBe(true);
  expect((await findCatalogue(other)).permissions).toEqual(builtIn);
});

test("whether it writes is what the row says, not the end of its name", async () => {
  const { isWrite } = await findCatalogue(await givenTenant());
  expect(isWrite("qyapi_manage_addresslist")).toBe(true);
  expect(isWrite("Calendar.Event.Read")).toBe(false);
});

test("a code that is in no catalogue is sensitive, of high risk, and writes", async () => {
  const catalogue = await findCatalogue(await givenTenant());
  const code = "Gone.Long.Ago";
  expect([catalogue.isSensitive(code), catalogue.riskOf(code), catalogue.isWrite(code)]).toEqual([
    true,
    "high",
    true,
  ]);
});

test("a node forgets what it kept once a version is published on it, and not when that is rolled back", async () => {
  const tenant = await givenTenant();
  const isKnown = async (code: string) => (await findCatalogue(tenant)).find(code) !== undefined;
  expect(await isKnown("Room.Booking.Read")).toBe(false);
  await publish(tenant, "Room.Booking.Read");
  expect(await isKnown("Room.Booking.Read")).toBe(false);

  await inTx(tenant, async (tx) => {
    forgetCatalogue(tx);
    throw new Error("rolled back");
  }).catch(() => {});
  expect(await isKnown("Room.Booking.Read")).toBe(false);
  await inTx(tenant, async (tx) => forgetCatalogue(tx));

  await expect.poll(() => isKnown("Room.Booking.Read")).toBe(true);
});

test("what a transaction sees of its own is kept for nobody", async () => {
  const tenant = await givenTenant();
  const code = "Leave.Request.Read";

  await inTx(tenant, async (tx) => {
    await publish(tx, code);
    expect((await findCatalogue(tx)).find(code)).toBeDefined();
    throw new Error("rolled back");
  }).catch(() => {});

  expect((await findCatalogue(tenant)).find(code)).toBeUndefined();
});
