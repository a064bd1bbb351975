import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { TestProject } from "vitest/node";
import { openDatabase } from "../../src/platform/db/database.ts";
import { createLog } from "../../src/platform/log.ts";
import { removePostgres, startPostgres } from "../../src/platform/postgres/index.ts";
import { prepareDatabase } from "../../src/platform/prepare-database.ts";
import { letRowsTell } from "../audit/witness.ts";
import { evidenceFolder } from "../audit/write-down.ts";
import { writeDownSchema } from "../statements/write-down.ts";

declare module "vitest" {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

export const template = "behalf_template";

/** Starts the run's PostgreSQL, prepares the template that every test database is cloned from, and takes all away again. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "behalf-test-"));
  const postgres = await startPostgres({ dataDir, progress: () => {} });
  const tearDown = async () => {
    await postgres.stop();
    await removePostgres(dataDir);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await prepareTemplate(postgres.url);
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide("postgresUrl", postgres.url);
  return tearDown;
}

async function prepareTemplate(url: string): Promise<void> {
  const log = createLog("silent");
  const server = openDatabase({ url, log, connections: 1 });
  // What a commit promises when the machine goes down is PostgreSQL's own; its tests have servers of their own.
  await sql`alter role current_user set synchronous_commit = off`.execute(server.db);
  await sql.raw(`create database ${template}`).execute(server.db);
  await server.close();
  const templateUrl = databaseUrl(url, template);
  await prepareDatabase({ url: templateUrl, log });
  const { db, close } = openDatabase({ url: templateUrl, log, connections: 1 });
  await writeDownSchema(db);
  if (evidenceFolder !== undefined) await letRowsTell(db);
  await close();
}

/** The same server, another database. */
export function databaseUrl(url: string, name: string): string {
  const next = new URL(url);
  next.pathname = `/${name}`;
  return next.href;
}
