import { sql } from "kysely";
import pg from "pg";
import { inject } from "vitest";
import type { Db } from "../../src/platform/db/database.ts";
import { databaseUrl } from "./postgres.ts";

/** What a piece of work cost the database, whichever process or connection did it. */
export interface Cost {
  /** Each transaction that changed a row: the tables it changed, by their names; the job engine's are `pgboss.…`. */
  commits: string[][];
  /** Each notification: its channel, and by which of our connections (its `application_name`). */
  notified: { channel: string; by: string }[];
}

/**
 * Lets the database itself count the transactions that change rows of ours or of the job engine, and hear those that
 * notify on these channels. For a database of the test's own; call it once.
 */
export async function countingTransactions(
  db: Db,
  channels: readonly string[],
): Promise<{ costOf(work: () => Promise<unknown>): Promise<Cost>; close(): Promise<void> }> {
  await letTransactionsCount(db);
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db);
  const listener = new pg.Client({
    connectionString: databaseUrl(inject("postgresUrl"), rows[0]?.name ?? ""),
  });
  let heard: { channel: string; pid: number }[] = [];
  listener.on("notification", ({ channel, processId }) => heard.push({ channel, pid: processId }));
  await listener.connect();
  for (const channel of channels) await listener.query(`listen ${pg.escapeIdentifier(channel)}`);
  const seen = async () => {
    const { rows } = await sql<{ tables: string[] }>`
      select array_agg(changed order by changed) as tables from transaction_seen group by id order by id`.execute(
      db,
    );
    return rows.map(({ tables }) => tables);
  };
  return {
    async costOf(work) {
      heard = [];
      const before = await seen();
      await work();
      const commits = (await seen()).slice(before.length);
      // What was notified before this answer has been heard when it is here.
      const names = await listener.query("select pid, application_name as name from pg_stat_activity");
      const byPid = new Map(names.rows.map(({ pid, name }) => [pid, String(name)]));
      return { commits, notified: heard.map(({ channel, pid }) => ({ channel, by: byPid.get(pid) ?? "" })) };
    },
    close: () => listener.end(),
  };
}

/** A row for each table that a transaction changes, but for those that seal the audit now and then for all; its owner's rights, since those who change rows may have few. */
async function letTransactionsCount(db: Db): Promise<void> {
  await sql
    .raw(`
      set local role none;
      create unlogged table transaction_seen (id xid8, changed text, primary key (id, changed));
      grant select on transaction_seen to behalf_app;
      create function see_transaction() returns trigger language plpgsql security definer as $$
      begin
        insert into public.transaction_seen values (pg_current_xact_id(), concat(nullif(tg_table_schema, 'public') || '.', tg_table_name)) on conflict do nothing;
        return null;
      end $$;
      do $$ declare seen regclass; begin
        for seen in select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where n.nspname in ('public', 'pgboss') and c.relkind in ('r', 'p') and not c.relispartition
                       and c.relname not in ('transaction_seen', 'audit_seal', 'audit_sealing') loop
          execute format('create trigger see_transaction after insert or update or delete on %s
                            for each row execute function see_transaction()', seen);
        end loop;
      end $$`)
    .execute(db);
}
