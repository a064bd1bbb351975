import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { testCtx } from "../../../test/world/database.ts";
import { inTx, within } from "../ctx.ts";
import { newId } from "../ids.ts";
import { createLog } from "../log.ts";
import { listenForChanges } from "./changes.ts";
import { type ChangeKey, changeKey } from "./teller.ts";

const { ctx, url } = await testCtx();

/** What a node does: it listens, and tells. */
async function givenNode() {
  const changes = await listenForChanges(url, createLog("silent"), ["run"]);
  onTestFinished(() => changes.close());
  return changes;
}

function heardBy({ follow }: Awaited<ReturnType<typeof givenNode>>, key: ChangeKey): (string | undefined)[] {
  const heard: (string | undefined)[] = [];
  follow("run", key, (said) => heard.push(said));
  return heard;
}

test("a change is told to followers on this node and on others, each once, and to nobody else", async () => {
  const [one, two] = [await givenNode(), await givenNode()];
  const tenant = within(ctx, newId("org"));
  const key = changeKey(tenant.organisationId, "run_1");
  const [here, there, elsewhere] = [heardBy(one, key), heardBy(two, key), heardBy(two, `${key}0`)];

  one.tell(tenant, "run", "run_1");

  expect(here).toEqual([""]);
  await expect.poll(() => there).toEqual([""]);
  await sleep(100);
  expect([here, there, elsewhere]).toEqual([[""], [""], []]);
});

test("nothing is told before the transaction has committed, and of one that was rolled back nothing at all", async () => {
  const one = await givenNode();
  const tenant = within(ctx, newId("org"));
  const heard = heardBy(one, changeKey(tenant.organisationId, "run_1"));

  await inTx(tenant, async (tenant) => {
    one.tell(tenant, "run", "run_1");
    expect(heard).toEqual([]);
  });
  expect(heard).toEqual([""]);
  const undone = inTx(tenant, async (tenant) => {
    one.tell(tenant, "run", "run_1");
    throw new Error("no");
  });
  await expect(undone).rejects.toThrow("no");

  expect(heard).toEqual([""]);
});

test("what changes within milliseconds is told in one notification of as many ids as it holds", async () => {
  const [one, two] = [await givenNode(), await givenNode()];
  const tenant = within(ctx, newId("org"));
  const ids = Array.from({ length: 300 }, (_, index) => `run_${index}`.padEnd(20, "x"));
  const heard = ids.map((id) => heardBy(two, changeKey(tenant.organisationId, id)));
  const payloads = await listening();

  for (const id of ids) one.tell(tenant, "run", id);
  for (const id of ids) one.tell(tenant, "run", id);

  await expect.poll(() => heard.every(({ length }) => length === 1)).toBe(true);
  expect(payloads.length).toBeGreaterThan(1);
  expect(payloads.length).toBeLessThan(4);
});

test("however fast it changes, a node notifies a hundred times a second at most", async () => {
  const one = await givenNode();
  const tenant = within(ctx, newId("org"));
  const payloads = await listening();
  const begun = performance.now();

  for (let count = 0; performance.now() - begun < 300; count++) {
    one.tell(tenant, "run", `run_${count}`);
    await sleep(1);
  }
  await sleep(50);

  expect(payloads.length).toBeGreaterThan(1);
  expect(payloads.length).toBeLessThanOrEqual(31);
});

/** What is notified, as PostgreSQL says it. */
async function listening(): Promise<string[]> {
  const payloads: string[] = [];
  const client = new pg.Client({ connectionString: url });
  client.on("notification", ({ payload = "" }) => payloads.push(payload));
  await client.connect();
  await client.query("listen run");
  onTestFinished(() => client.end());
  return payloads;
}

test("whoever follows looks once after the connection was lost, and hears again what follows", async () => {
  const [one, two] = [await givenNode(), await givenNode()];
  const tenant = within(ctx, newId("org"));
  const heard = heardBy(two, `${tenant.organisationId}/run_1`);

  await sql
    .raw(`set local role none;
          select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and application_name = 'behalf changes'`)
    .execute(ctx.db);

  await expect.poll(() => heard, { timeout: 5_000 }).toEqual([undefined]);
  await expect
    .poll(
      () => {
        one.tell(tenant, "run", "run_1");
        return heard.length;
      },
      { timeout: 5_000, interval: 50 },
    )
    .toBeGreaterThan(1);
});

test("what is still to be told when a node ends is told", async () => {
  const [one, two] = [await listenForChanges(url, createLog("silent"), []), await givenNode()];
  const tenant = within(ctx, newId("org"));
  const heard = heardBy(two, `${tenant.organisationId}/run_1`);

  one.tell(tenant, "run", "run_1");
  await one.close();

  await expect.poll(() => heard).toEqual([""]);
});
