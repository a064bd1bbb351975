import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { afterAll, inject } from "vitest";
import { queues } from "../../src/app/jobs.ts";
import type { Config } from "../../src/platform/config.ts";
import { readConfig } from "../../src/platform/config.ts";
import type { Ctx } from "../../src/platform/ctx.ts";
import { asApplication } from "../../src/platform/db/application-role.ts";
import { openDatabase } from "../../src/platform/db/database.ts";
import { createEgress } from "../../src/platform/egress/index.ts";
import { type Changes, listenForChanges } from "../../src/platform/jobs/changes.ts";
import { startJobs } from "../../src/platform/jobs/jobs.ts";
import { limitsIn } from "../../src/platform/limits.ts";
import { createLog } from "../../src/platform/log.ts";
import { randomText } from "../../src/platform/secret.ts";
import { keepTally } from "../../src/platform/tally.ts";
import { openVault } from "../../src/platform/vault.ts";
import { databaseUrl, template } from "./postgres.ts";
import "../audit/write-down.ts";
import "../statements/write-down.ts";

/** The URL of a fresh database, cloned from the migrated template in some 50 ms. */
export function cloneDatabase(): Promise<string> {
  return newDatabase(`template ${template}`);
}

/** The URL of a database with nothing in it. */
export function emptyDatabase(): Promise<string> {
  return newDatabase("");
}

async function newDatabase(how: string): Promise<string> {
  const server = openDatabase({ url: inject("postgresUrl"), log: createLog("silent"), connections: 1 });
  const name = `test_${randomBytes(6).toString("hex")}`;
  await sql.raw(`create database ${name} ${how}`).execute(server.db);
  await server.close();
  return databaseUrl(inject("postgresUrl"), name);
}

export interface TestCtx {
  ctx: Ctx;
  url: string;
  changes: Changes;
  /** The statements sent since the last look, pg-boss's own left out. */
  statements(): string[];
  /** Moves the database's clock, for every node at once. */
  later(interval: string): Promise<void>;
}

/** A context on a database of its own, for the tests of one file. */
export async function testCtx(options: { env?: Record<string, string> } = {}): Promise<TestCtx> {
  const url = await cloneDatabase();
  const log = createLog("silent");
  let seen: string[] = [];
  const database = openDatabase({ url: asApplication(url), log, onStatement: (text) => seen.push(text) });
  const jobs = await startJobs({ url: asApplication(url), log, queues });
  const changes = await listenForChanges(asApplication(url), log, ["run", "run_stopped", "run_waits"]);
  const egress = createEgress({ allow: ["127.0.0.1"], names: new Map(), own: [] });
  const tally = keepTally(log);
  const config: Config = readConfig([], { LOG_LEVEL: "silent", ...options.env });
  afterAll(async () => {
    await tally.close();
    await jobs.stop(1_000);
    await changes.close();
    await egress.close();
    await database.close();
  });
  return {
    ctx: {
      db: database.db,
      jobs,
      changes,
      egress,
      limits: limitsIn(database.db),
      tally,
      vault: openVault([randomText()]),
      config,
      log,
    },
    url,
    changes,
    statements() {
      const taken = seen.filter((text) => !text.includes("pgboss"));
      seen = [];
      return taken;
    },
    later: (interval) => shiftClock(database.db, interval),
  };
}

/** `interval` from now on the real clock, such as "31 days"; the latest call counts. */
export async function shiftClock(db: Ctx["db"], interval: string): Promise<void> {
  await sql
    .raw(`set local role none;
          create or replace function behalf_now() returns timestamptz language sql stable as
          'select now() + interval ''${interval}'''`)
    .execute(db);
}

/** Moves the job engine's clock to the database's, so that what was to be done later comes due along with it. */
export async function shiftJobs(db: Ctx["db"]): Promise<void> {
  await sql
    .raw(`set local role none;
          create or replace function pgboss.job_now() returns timestamptz language sql stable as
          'select public.behalf_now()'`)
    .execute(db);
}

/** Changes an event as only the database's owner can, past the trigger that refuses it. `subject`: what it becomes, as SQL. */
export async function changeEvent(
  db: Ctx["db"],
  { id, subject }: { id: number; subject: string },
): Promise<void> {
  await sql
    .raw(`alter table audit_event disable trigger all;
          update audit_event set subject = ${subject} where id = ${id};
          alter table audit_event enable always trigger audit_is_append_only`)
    .execute(db);
}
