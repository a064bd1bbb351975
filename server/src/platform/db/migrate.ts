import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { StartError } from "../start-error.ts";
import type { Db } from "./database.ts";

const folder = fileURLToPath(new URL("../../../migrations/", import.meta.url));

const madeBeforeRelease =
  "The database was made by an unreleased Behalf, and its data cannot be brought along; nothing was changed: choose an empty data folder with DATA_DIR or an empty database with DATABASE_URL, or start the Behalf that made it.";
export const madeByNewer =
  "The database was made by a newer Behalf; nothing was changed: start that version or a later one, or restore the backup from before the upgrade.";

/**
 * Brings the schema up to date: the plain `.sql` files in order, forward only, each once, under a lock.
 * @throws StartError for a schema that is not ours to change; nothing was changed
 */
export async function migrate(db: Db): Promise<void> {
  const migrations = await readMigrations();
  refuseOthers(await appliedTo(db), Object.keys(migrations));
  const provider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}

/** The names of the changes that the schema has had, the first one first. */
async function appliedTo(db: Db): Promise<string[]> {
  const { rows } = await sql<{ exists: boolean }>`
    select to_regclass('kysely_migration') is not null as exists`.execute(db);
  if (rows[0]?.exists !== true) return [];
  const names = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return names.rows.map(({ name }) => name);
}

function refuseOthers(applied: readonly string[], known: readonly string[]): void {
  const same = applied.slice(0, known.length).every((name, at) => name === known[at]);
  if (!same) throw new StartError(madeBeforeRelease);
  if (applied.length > known.length) throw new StartError(madeByNewer);
}

/** By name, in order. */
export async function readMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".sql")).sort();
  const migrations = files.map(async (file): Promise<[string, Migration]> => {
    const text = await readFile(join(folder, file), "utf8");
    return [file.slice(0, -4), { up: async (db) => void (await sql.raw(text).execute(db)) }];
  });
  return Object.fromEntries(await Promise.all(migrations));
}
