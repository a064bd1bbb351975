import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { emptyDatabase } from "../../test/world/database.ts";
import { readConfig } from "./config.ts";
import { type Db, openDatabase } from "./db/database.ts";
import { createLog } from "./log.ts";
import { prepareDatabase } from "./prepare-database.ts";

const log = createLog("silent");

function entered(url: string): Db {
  const { db, close } = openDatabase({ url, log, connections: 2 });
  afterAll(close);
  return db;
}

/** A prepared database as its owner and as the application, with one organisation and its first event. */
async function givenDatabase() {
  const url = await emptyDatabase();
  const [owner, application] = [entered(url), entered(await prepareDatabase({ url, log }))];
  await sql`insert into organisation (id, corp_id, name) values ('org_1', 'ding1', 'Example')`.execute(
    application,
  );
  await sql`
    insert into audit_event (organisation_id, event, actor_kind) values ('org_1', 'run.started', 'system')
  `.execute(application);
  await sql`insert into audit_seal (organisation_id, position, event_id, hash) values ('org_1', 1, 1, 'x')`.execute(
    application,
  );
  return { url, owner, application };
}

const run = async (db: Db, statement: string) => (await sql.raw(statement).execute(db)).rows;
const given = await givenDatabase();
const happened = () => run(given.owner, "select event from audit_event");
/** Every table, with who may do what to it, and when that was last changed. */
const schemaOf = (owner: Db) =>
  run(owner, "select relname, relacl::text, xmin::text from pg_class order by relname");

test("the application adds audit events and reads them", async () => {
  expect(await run(given.application, "select event from audit_event")).toEqual([{ event: "run.started" }]);
});

test.for([
  "update audit_event set event = 'run.ended'",
  "delete from audit_event",
  "truncate audit_event",
  "update audit_seal set hash = 'x'",
  "delete from audit_seal",
  "truncate audit_seal",
  "alter table audit_seal disable trigger all",
  "alter table audit_event disable trigger all",
  "alter table audit_event add column more text",
  "drop trigger audit_is_append_only on audit_event",
  "drop table audit_event",
  "drop function refuse_audit_change cascade",
  "create or replace function refuse_audit_change() returns trigger language plpgsql as 'begin return null; end'",
  "create rule nothing as on insert to audit_event do instead nothing",
  "create table more (id int)",
  "create temporary table audit_event (id int)",
  "create schema more",
  "truncate person",
  "alter table person drop column name",
  "delete from kysely_migration",
  "drop schema pgboss cascade",
  "set session_replication_role = replica",
])("the application may not: %s", async (statement) => {
  await expect(run(given.application, statement)).rejects.toThrow(/permission denied|must be owner/);

  expect(await happened()).toEqual([{ event: "run.started" }]);
});

const ownersChanges = [
  "update audit_event set event = 'run.ended'",
  "delete from audit_event",
  "truncate audit_event",
  "update audit_seal set hash = 'x'",
  "delete from audit_seal",
  "truncate audit_seal",
];

test.for(ownersChanges)("the trigger refuses the owner too: %s (T51)", async (statement) => {
  await expect(run(given.owner, statement)).rejects.toThrow("audit events are never changed or deleted");

  expect(await happened()).toEqual([{ event: "run.started" }]);
  expect(await run(given.owner, "select position from audit_seal")).toEqual([{ position: 1 }]);
});

test("the triggers stand also where a superuser's session poses as a replica (T51)", async () => {
  const triggers = `select tgrelid::regclass::text as of, tgenabled as stands from pg_trigger
                     where tgname = 'audit_is_append_only' order by 1`;

  expect(await run(given.owner, triggers)).toEqual([
    { of: "audit_event", stands: "A" },
    { of: "audit_seal", stands: "A" },
  ]);
});

test("nodes that start at once prepare one database together, and its own options are kept", async () => {
  const own = new URL(await emptyDatabase());
  own.searchParams.set("options", "-c work_mem=9MB");

  const urls = await Promise.all([1, 2, 3, 4].map(() => prepareDatabase({ url: own.href, log })));

  for (const url of urls) {
    const asked = "select current_user::text as role, current_setting('work_mem') as own";
    expect(await run(entered(url), asked)).toEqual([{ role: "behalf_app", own: "9MB" }]);
  }
});

test("a database that is ready is left as it is", async () => {
  const before = await schemaOf(given.owner);

  await prepareDatabase({ url: given.url, log });

  expect(await schemaOf(given.owner)).toEqual(before);
});

test.for([
  ["an unreleased Behalf", "update kysely_migration set name = '0001_earlier' where name like '0001%'"],
  ["a newer Behalf", "insert into kysely_migration (name, timestamp) values ('9999_later', 'now')"],
  ["a newer Behalf", "update pgboss.version set version = version + 1"],
])("a database made by %s is refused, and nothing is changed", async ([maker = "", made = ""]) => {
  const { url, owner } = await givenDatabase();
  await run(owner, made);
  const before = await schemaOf(owner);

  await expect(prepareDatabase({ url, log })).rejects.toThrow(`The database was made by ${maker}`);

  expect(await schemaOf(owner)).toEqual(before);
});

test("an owner's login without a database that it owns is refused", () => {
  const settings = { DATABASE_OWNER_URL: "postgres://owner@db/behalf" };

  expect(() => readConfig([], settings)).toThrow("DATABASE_OWNER_URL: belongs to DATABASE_URL");
});
