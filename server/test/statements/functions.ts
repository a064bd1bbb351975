import { sql } from "kysely";
import { parsePlPgSQLSync } from "libpg-query";
import type { Db } from "../../src/platform/db/database.ts";
import { given } from "../../src/platform/organisation-check/facts.ts";
import { readSchema } from "../../src/platform/organisation-check/read-schema.ts";
import { readStatement } from "../../src/platform/organisation-check/read-statement.ts";

interface Function {
  name: string;
  language: string;
  definition: string;
  body: string;
  arguments: string[];
}

/** What functions in the database do with the tables of tenants that is not bound to one of their arguments or the row at hand. */
export async function functionFaults(db: Db): Promise<string[]> {
  const schema = await readSchema(db);
  const { rows } = await sql<Function>`
    select p.proname as name, l.lanname as language, pg_get_functiondef(p.oid) as definition, p.prosrc as body,
           coalesce(p.proargnames, '{}') as arguments
      from pg_proc p join pg_language l on l.oid = p.prolang
     where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
  `.execute(db);
  return rows.flatMap((each) =>
    statementsOf(each).flatMap((text) => {
      const named = each.arguments.map((name) => ({ name, term: given }));
      const relations = [
        { name: each.name, columns: named },
        ...["new", "old"].map((name) => ({ name, columns: [], rest: given })),
      ];
      const { unbound } = readStatement(text, { schema, named: relations });
      return unbound.map(
        ({ alias, is }) => `${each.name}(): ${alias} is ${is} without its organisation: ${text.trim()}`,
      );
    }),
  );
}

/** @throws Error for one whose body cannot be read */
function statementsOf({ name, language, definition, body }: Function): string[] {
  if (language === "sql" && body !== "") return [body];
  if (language !== "plpgsql" || /\bexecute\b/i.test(body))
    throw new Error(
      `${name}() is neither text in SQL nor in PL/pgSQL without EXECUTE: nothing can be said of it`,
    );
  return queriesIn(parsePlPgSQLSync(definition)).map((query) =>
    /^\s*(with|select|insert|update|delete)\b/i.test(query)
      ? query
      : `select ${query.replace(/^\s*[\w.]+\s*:?=/, "")}`,
  );
}

/** Each piece of SQL in a parsed function. */
function queriesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "query" in value && typeof value.query === "string" ? [value.query] : [];
  return [...own, ...Object.values(value).flatMap(queriesIn)];
}
