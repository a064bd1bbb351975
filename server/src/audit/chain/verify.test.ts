import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { givenApi } from "../../../test/world/api.ts";
import { testCtx } from "../../../test/world/database.ts";
import { givenOrganisation } from "../../../test/world/people.ts";
import { type TenantCtx, within } from "../../platform/ctx.ts";
import { type Db, openDatabase } from "../../platform/db/database.ts";
import { by } from "../entry.ts";
import { auditRoutes } from "../http.ts";
import { record } from "../store.ts";
import { findLinks } from "./chain-store.ts";
import { type Link, noHash } from "./link.ts";
import { Sealing } from "./seal.ts";

const { ctx, url } = await testCtx();
const api = await givenApi(ctx, auditRoutes);
/** Whoever owns the database, where no trigger keeps them. */
const owner = openDatabase({ url, log: ctx.log, connections: 1 });
await sql`alter table audit_event disable trigger all`.execute(owner.db);
await sql`alter table audit_seal disable trigger all`.execute(owner.db);
afterAll(() => owner.close());
const sealing = new Sealing(ctx);

let tenant: TenantCtx;
let verify: () => Promise<{ status: number; body: unknown }>;
beforeEach(async () => {
  const organisation = await givenOrganisation(ctx);
  tenant = within(ctx, organisation.id);
  const admin = api.as(await organisation.person("admin"));
  verify = () => admin("GET", "/api/audit/verify");
  for (let number = 1; number <= 10; number += 1) await happens(`event ${number}`);
  await sealing.look();
});

const happens = (subject: string, details = {}) =>
  record(tenant, { event: "run.started", actor: by.system, subject, details });

/** The organisation's, from the first on; creating it was one. */
const links = () => findLinks(tenant, { after: 0, upTo: 1e9, most: 1e6 });
async function linkAt(position: number): Promise<Link> {
  const link = (await links()).find((each) => each.position === position);
  if (link === undefined) throw new Error(`nothing at ${position}`);
  return link;
}

test("an audit as it was sealed is in order, and how much of it is not sealed yet is said (T51)", async () => {
  const { position, hash } = (await links()).at(-1) ?? { position: 0, hash: noHash };
  expect(await verify()).toEqual({
    status: 200,
    body: { ok: true, events: position, sealed: position, unsealed: 0, head: { position, hash } },
  });

  await happens("just now");

  expect((await verify()).body).toMatchObject({ ok: true, events: position + 1, unsealed: 1 });
});

type Change = (db: Db, at: Link, other: Link) => Promise<unknown>;
const changes: Record<string, { by: Change; problem: string }> = {
  "the event's name": {
    problem: "changed",
    by: (db, { id }) => sql`update audit_event set event = 'run.ended' where id = ${id}`.execute(db),
  },
  "its time, by a microsecond": {
    problem: "changed",
    by: (db, { id }) =>
      sql`update audit_event set at = at + interval '1 microsecond' where id = ${id}`.execute(db),
  },
  "who did it": {
    problem: "changed",
    by: (db, { id }) => sql`update audit_event set actor_id = 'usr_other' where id = ${id}`.execute(db),
  },
  "what kind of actor": {
    problem: "changed",
    by: (db, { id }) => sql`update audit_event set actor_kind = 'person' where id = ${id}`.execute(db),
  },
  "what it is about": {
    problem: "changed",
    by: (db, { id }) => sql`update audit_event set subject = null where id = ${id}`.execute(db),
  },
  "one member of its details": {
    problem: "changed",
    by: (db, { id }) => sql`update audit_event set details = '{"a": 1}' where id = ${id}`.execute(db),
  },
  "the hash in its seal": {
    problem: "changed",
    by: (db, { id }) => sql`update audit_seal set hash = sha256('x') where event_id = ${id}`.execute(db),
  },
  "that it is there": {
    problem: "missing",
    by: (db, { id }) => sql`delete from audit_event where id = ${id}`.execute(db),
  },
  "that it is another organisation's": {
    problem: "missing",
    by: (db, { id }) =>
      sql`update audit_event set organisation_id = 'org_other' where id = ${id}`.execute(db),
  },
  "its place, with the next one's": {
    problem: "changed",
    by: async (db, at, other) => {
      const swap = (from: number, to: number) =>
        sql`update audit_seal set event_id = ${to} where event_id = ${from}`.execute(db);
      await swap(at.id, -1);
      await swap(other.id, at.id);
      await swap(-1, other.id);
    },
  },
};

describe.each(Object.entries(changes))("somebody changed %s", (_, { by: change, problem }) => {
  test.each([1, 5, 10])("at %d, and the first row that does not hold is named (T51)", async (position) => {
    await change(owner.db, await linkAt(position), await linkAt(position + 1));

    const { body } = await verify();

    const { id } = await linkAt(position);
    expect(body).toMatchObject({ ok: false, firstBad: { position, id, problem } });
  });
});

/** Without a trace in the database. */
async function takeAway(ids: readonly number[]): Promise<void> {
  await sql`delete from audit_event where id = any(${ids})`.execute(owner.db);
  await sql`delete from audit_seal where event_id = any(${ids})`.execute(owner.db);
}

test("where an event is gone with its seal, the place that is empty is named (T51)", async () => {
  await takeAway([(await linkAt(5)).id, (await linkAt(6)).id]);

  expect((await verify()).body).toMatchObject({
    ok: false,
    firstBad: { position: 5, id: null, problem: "gap" },
  });
});

test("an event that was put in among those that are sealed is named (T51)", async () => {
  const { id } = await linkAt(4);
  await sql`
    insert into audit_event (organisation_id, id, event, actor_kind) overriding system value
    select organisation_id, -id, 'run.ended', 'system' from audit_event where id = ${id}`.execute(owner.db);

  const { body } = await verify();

  expect(body).toMatchObject({
    ok: false,
    unsealed: 1,
    firstBad: { position: null, id: -id, problem: "added" },
  });
});

test("one organisation's audit says nothing of another's (T51)", async () => {
  await sql`update audit_event set subject = 'x' where organisation_id <> ${tenant.organisationId}`.execute(
    owner.db,
  );

  expect((await verify()).body).toMatchObject({ ok: true });
});

test("one verification of an organisation goes on at a time, and the next one after it", async () => {
  const answers = await owner.db.transaction().execute(async (db) => {
    await sql`lock table audit_seal in access exclusive mode`.execute(db);
    const first = verify();
    await expect
      .poll(async () => (await sql`select from pg_locks where not granted`.execute(db)).rows)
      .toHaveLength(1);
    return { first, others: await Promise.all([verify(), verify()]) };
  });

  expect(answers.others.map(({ status }) => status)).toEqual([429, 429]);
  expect((await answers.first).status).toBe(200);
  expect((await verify()).status).toBe(200);
});

test("numbers and texts of any kind are sealed as they are kept (T51)", async () => {
  await happens("各种", {
    large: 9007199254740991,
    text: '\u0001\u2028"\\/é💡',
    list: [1.5, null, true],
    o: { b: 1, aa: 2 },
  });
  await sql`
    insert into audit_event (organisation_id, event, actor_kind, details)
    values (${tenant.organisationId}, 'run.ended', 'system', '{"n": 12345678901234567890.500, "e": 1e400}')`.execute(
    ctx.db,
  );
  await sealing.look();

  expect((await verify()).body).toMatchObject({ ok: true, unsealed: 0 });
  expect((await links()).at(-1)?.event?.details).toContain("12345678901234567890.500");
});
