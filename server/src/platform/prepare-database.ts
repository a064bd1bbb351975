import { sql } from "kysely";
import { asApplication, ensureApplicationRole, grantToApplication } from "./db/application-role.ts";
import { openDatabase } from "./db/database.ts";
import { migrate } from "./db/migrate.ts";
import { installJobs } from "./jobs/install.ts";
import type { Logger } from "./log.ts";

interface Unprepared {
  url: string;
  /** Owns the schema, where the login of `url` does not. */
  ownerUrl?: string | undefined;
  log: Logger;
}

/** Any number, the same in every version: nodes that start at once prepare the database one after the other. */
const lock = 7_275_326_402;

/**
 * Brings a database to this version: schema, job engine, and the role that the application acts as.
 * Answers the URL by which it is then entered.
 * @throws StartError with one line that says the way out
 */
export async function prepareDatabase({ url, ownerUrl = url, log }: Unprepared): Promise<string> {
  const { db, close } = openDatabase({ url: ownerUrl, log, connections: 1, statementMs: 0 });
  try {
    await sql`select pg_advisory_lock(${lock})`.execute(db);
    await migrate(db);
    await installJobs(db);
    await ensureApplicationRole(db, url);
    await grantToApplication(db);
    return asApplication(url);
  } finally {
    await close();
  }
}
