import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import { z } from "zod";
import type { Db } from "../../src/platform/db/database.ts";
import { readMigrations } from "../../src/platform/db/migrate.ts";

/** What somebody of the time before holds in their hands, and what the operator does. */
const Kept = z.object({
  madeAt: z.iso.datetime(),
  secretKey: z.string(),
  client: z.object({ clientId: z.string(), clientSecret: z.string() }),
  accessToken: z.string(),
  refreshToken: z.string(),
  sessions: z.record(z.string(), z.object({ cookie: z.string(), csrfToken: z.string() })),
  /** The run that waits with a card, and whose it is. */
  waiting: z.object({ runId: z.string(), account: z.string(), consentId: z.string() }),
});
export type Kept = z.infer<typeof Kept>;

/** The platform as an earlier landing left it: text, so that a reader sees what is in it. */
export interface Dump {
  kept: Kept;
  /** Of the schema that its rows have: each migration with the hash of its file, in order. */
  migrations: Record<string, string>;
  /** Row by row as PostgreSQL's own JSON, so that no number or time passes through ours; parents first. */
  rows: readonly { table: string; row: string }[];
}

const migrationsFolder = resolve(import.meta.dirname, "../../migrations");
const Head = z.object({ kept: Kept, migrations: z.record(z.string(), z.string()) });

/** By name, the hash of each migration's file as it is now. */
export function migrationHashes(): Record<string, string> {
  const files = readdirSync(migrationsFolder)
    .filter((file) => file.endsWith(".sql"))
    .sort();
  const hashOf = (file: string) =>
    createHash("sha256")
      .update(readFileSync(join(migrationsFolder, file)))
      .digest("hex");
  return Object.fromEntries(files.map((file) => [file.slice(0, -4), hashOf(file)]));
}

/** A line for what is kept, then one for each row: the table's name, a space, the row. */
export function textOf({ rows, ...head }: Dump): string {
  return `${[JSON.stringify(head), ...rows.map(({ table, row }) => `${table} ${row}`)].join("\n")}\n`;
}

export function parseDump(text: string): Dump {
  const [head = "", ...lines] = text.trimEnd().split("\n");
  const rows = lines.map((line) => {
    const at = line.indexOf(" ");
    return { table: line.slice(0, at), row: line.slice(at + 1) };
  });
  return { ...Head.parse(JSON.parse(head)), rows };
}

/** Our tables, each after those that it refers to. */
async function tablesOf(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string; after: string[] }>`
    select c.relname as name,
           array(select distinct f.confrelid::regclass::text from pg_constraint f
                  where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as after
      from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname not like 'kysely%'
     order by c.relname
  `.execute(db);
  const sorted: string[] = [];
  while (sorted.length < rows.length) {
    const ready = rows.filter(
      ({ name, after }) => !sorted.includes(name) && after.every((table) => sorted.includes(table)),
    );
    if (ready.length === 0) throw new Error("tables refer to each other in a circle");
    sorted.push(...ready.map(({ name }) => name));
  }
  return sorted;
}

export async function rowsOf(db: Db): Promise<Dump["rows"]> {
  const all: { table: string; row: string }[] = [];
  for (const table of await tablesOf(db)) {
    const { rows } = await sql<{ row: string }>`
      select to_json(t)::text as row from ${sql.table(table)} t order by 1`.execute(db);
    all.push(...rows.map(({ row }) => ({ table, row })));
  }
  return all;
}

/** Into an empty database: the schema of the dump's time, then its rows. */
export async function load(owner: Db, { migrations, rows }: Dump): Promise<void> {
  const known = Object.entries(await readMigrations()).filter(([name]) => name in migrations);
  const provider = { getMigrations: async () => Object.fromEntries(known) };
  const { error } = await new Migrator({ db: owner, provider }).migrateToLatest();
  if (error !== undefined) throw error;
  for (const { table, row } of rows) {
    await sql`
      insert into ${sql.table(table)} overriding system value
      select * from json_populate_record(null::${sql.table(table)}, ${row}::json)`.execute(owner);
  }
  await goOnCounting(owner);
}

/** Numbers that the database gives by itself follow those it has given. */
async function goOnCounting(owner: Db): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select attrelid::regclass::text as table, attname as column
      from pg_attribute where attidentity <> '' and attrelid::regclass::text !~ '[.]'`.execute(owner);
  for (const { table, column } of rows) {
    await sql`
      select setval(pg_get_serial_sequence(${table}, ${column}), max(${sql.ref(column)}))
        from ${sql.table(table)}`.execute(owner);
  }
}

/** How many rows each table has; a table that is gone has none. */
export async function countsOf(owner: Db, tables: readonly string[]): Promise<Record<string, number>> {
  const there = await tablesOf(owner);
  const counts = tables.map(async (table): Promise<[string, number]> => {
    if (!there.includes(table)) return [table, 0];
    const { rows } = await sql<{ count: number }>`select count(*) from ${sql.table(table)}`.execute(owner);
    return [table, rows[0]?.count ?? 0];
  });
  return Object.fromEntries(await Promise.all(counts));
}
