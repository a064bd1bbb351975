import { sql } from "kysely";
import type { Db } from "../../src/platform/db/database.ts";
import { tenantColumn } from "../../src/platform/organisation-check/names.ts";
import { readSchema } from "../../src/platform/organisation-check/read-schema.ts";

/**
 * What an organisation's rows are, table by table; the same as long as none comes, goes or changes. That somebody
 * tried its client id with a wrong secret is recorded where the client is, and is left out; so are seals, which come a moment after what they seal.
 */
export async function rowsOf(db: Db, organisationId: string): Promise<Record<string, string>> {
  const hashes = (await tenantTables(db)).map(
    (table) => sql`
      select ${table} as table, coalesce(md5(string_agg(t::text, chr(10) order by t::text)), 'none') as rows
        from ${sql.id(table)} t
       where t.organisation_id = ${organisationId} and to_jsonb(t) ->> 'event' is distinct from 'client.refused'`,
  );
  const { rows } = await sql<{ table: string; rows: string }>`${sql.join(hashes, sql` union all `)}`.execute(
    db,
  );
  return Object.fromEntries(rows.map(({ table, rows }) => [table, rows]));
}

async function tenantTables(db: Db): Promise<string[]> {
  const schema = await readSchema(db);
  return [...schema].flatMap(([table, columns]) =>
    columns.includes(tenantColumn) && table !== "audit_seal" ? table : [],
  );
}
