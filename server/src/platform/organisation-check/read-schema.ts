import { sql } from "kysely";
import type { Db } from "../db/database.ts";
import type { Schema } from "./names.ts";

/** From the database itself, so that a new table is covered without a list. */
export async function readSchema(db: Db): Promise<Schema> {
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
      from pg_catalog.pg_class c
      join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
     group by c.relname
  `.execute(db);
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}
