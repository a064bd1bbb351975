import { sql } from "kysely";
import type { Db } from "../../src/platform/db/database.ts";

/** What of a tenant table's keys does not begin with the organisation, and tables that have no key. */
export async function keyFaults(db: Db): Promise<string[]> {
  const { rows } = await sql<{ fault: string }>`
    with tenant as (
      select c.oid, c.relname as name from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    ), key as (
      select t.name, 'its index ' || i.indexrelid::regclass as what, i.indrelid as of, i.indkey[0] as first
        from tenant t join pg_index i on i.indrelid = t.oid and i.indisunique
      union all
      select t.name, 'its foreign key ' || k.conname, k.conrelid, k.conkey[1]
        from tenant t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
      union all
      select t.name, 'what its foreign key ' || k.conname || ' refers to', k.confrelid, k.confkey[1]
        from tenant t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
       where k.confrelid in (select oid from tenant)
    )
    select key.name || ': ' || key.what || ' does not begin with organisation_id' as fault
      from key left join pg_attribute a on a.attrelid = key.of and a.attnum = key.first
     where a.attname is distinct from 'organisation_id'
    union all
    select name || ' has no primary key' from tenant t
     where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)
     order by 1
  `.execute(db);
  return rows.map(({ fault }) => fault);
}
