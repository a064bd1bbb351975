import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { sql } from "kysely";
import { expect, inject, test } from "vitest";
import { type Db, openDatabase } from "../src/platform/db/database.ts";
import { createLog } from "../src/platform/log.ts";
import { databaseUrl } from "./world/postgres.ts";

const folder = resolve(import.meta.dirname, "../migrations");
const files = readdirSync(folder).sort();

async function apply(db: Db, names: readonly string[]): Promise<void> {
  for (const name of names) await sql.raw(readFileSync(join(folder, name), "utf8")).execute(db);
}

/** A database as it was before one of the migrations. */
async function databaseBefore(migration: string) {
  const name = `before_${migration.slice(0, 4)}`;
  const log = createLog("silent");
  const server = openDatabase({ url: inject("postgresUrl"), log, connections: 1 });
  await sql.raw(`create database ${name}`).execute(server.db);
  await server.close();
  const database = openDatabase({ url: databaseUrl(inject("postgresUrl"), name), log, connections: 1 });
  await apply(database.db, files.slice(0, files.indexOf(migration)));
  return database;
}

test("passwords that were columns of people are rows of their own, and still the same", async () => {
  const { db, close } = await databaseBefore("0016_passwords.sql");
  await sql`insert into organisation (id, corp_id, name) values ('org_1', 'ding1', 'Example')`.execute(db);
  await sql`
    insert into person (id, organisation_id, union_id, account, name, password_hash)
    values ('usr_1', 'org_1', 'u1', 'alice', 'Alice', 'scrypt$1'),
           ('usr_2', 'org_1', 'u2', 'bob', 'Bob', 'scrypt$2')`.execute(db);

  await apply(db, ["0016_passwords.sql"]);

  const { rows } = await sql`select organisation_id, person_id, hash from password order by 2`.execute(db);
  expect(rows).toEqual([
    { organisation_id: "org_1", person_id: "usr_1", hash: "scrypt$1" },
    { organisation_id: "org_1", person_id: "usr_2", hash: "scrypt$2" },
  ]);
  await expect(sql`select password_hash from person`.execute(db)).rejects.toThrow("password_hash");
  await close();
});
