import { sql } from "kysely";
import pg from "pg";
import { StartError } from "../start-error.ts";
import type { Db } from "./database.ts";

/** What every connection acts as but the one that prepares the database: it changes rows, never the schema. */
const role = "behalf_app";

/** The same database, entered as the application's role whoever logs in. */
export function asApplication(url: string): string {
  const entered = new URL(url);
  const options = entered.searchParams.get("options");
  entered.searchParams.set("options", [options, `-c role=${role}`].filter(Boolean).join(" "));
  return entered.href;
}

/**
 * Makes the role where the server has none yet (its databases share it), and lets the login of `url` act as it.
 * @throws StartError with what to run, where the owner may do neither
 */
export async function ensureApplicationRole(owner: Db, url: string): Promise<void> {
  const login = pg.escapeIdentifier(new pg.Client({ connectionString: url }).user ?? "");
  const grant = `grant ${role} to ${login}`;
  const { rows } = await sql`select from pg_roles where rolname = ${role}`.execute(owner);
  if (rows.length === 0) await asOwner(owner, makeRole, `create role ${role} nologin; ${grant}`);
  if (!(await mayEnter(url))) await asOwner(owner, grant, grant);
}

/** Somebody may make it for another database of the server at the same moment. */
const makeRole = `
  do $$ begin create role ${role} nologin;
  exception when duplicate_object or unique_violation then null; end $$`;

async function asOwner(owner: Db, statement: string, byHand: string): Promise<void> {
  try {
    await sql.raw(statement).execute(owner);
  } catch (error) {
    if (codeOf(error) !== notAllowed) throw error;
    throw new StartError(
      `Behalf works in its database as the role ${role}, which its owner may not set up: run once as a superuser of that PostgreSQL: ${byHand};`,
    );
  }
}

const notAllowed = "42501";

async function mayEnter(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: asApplication(url), connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined); // a refusal is told by `connect`
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (codeOf(error) === notAllowed) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/** Gives the role what it lacks: the rows of every table, to audit events and their seals no more than adding and reading. */
export async function grantToApplication(owner: Db): Promise<void> {
  const { rows } = await sql<{ change: string }>`
    with place as (
      select oid, nspname from pg_namespace where nspname in (current_schema(), 'pgboss')
    ), wanted as (
      select c.oid, case when c.relname in ('audit_event', 'audit_seal') then array['select', 'insert']
                         else array['select', 'insert', 'update', 'delete'] end as privileges
        from pg_class c join place on place.oid = c.relnamespace
       where c.relkind in ('r', 'p') and c.relname not like 'kysely%'
    )
    select format('grant %s on %s to ${sql.raw(role)}', array_to_string(privileges, ', '), oid::regclass) as change
      from wanted
     where exists (select from unnest(privileges) p where not has_table_privilege(${role}, oid, p))
    union all
    select format('grant usage on schema %I to ${sql.raw(role)}', nspname) from place
     where not has_schema_privilege(${role}, oid, 'usage')
    union all
    select format('revoke create on schema %I from public', nspname) from place
     where has_schema_privilege(${role}, oid, 'create')
    union all
    select format('revoke temporary on database %I from public', current_database())
     where has_database_privilege(${role}, current_database(), 'temporary')
  `.execute(owner);
  if (rows.length > 0) await sql.raw(rows.map(({ change }) => change).join(";")).execute(owner);
}
