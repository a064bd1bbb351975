import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { removePostgres, startPostgres } from "../server/src/platform/postgres/index.ts";
import { openPostgresFolder, type PostgresFolder } from "../server/src/platform/postgres/postgres-folder.ts";
import { findPostmaster } from "../server/src/platform/postgres/postmaster.ts";
import { runProgram } from "../server/src/platform/postgres/program.ts";

/** One PostgreSQL for all that is measured beside each other, which counts what each database is asked. */
export interface BenchServer {
  /** Of its process; what serves connections are its children. */
  readonly pid: number;
  /** Where to ask what it counted. */
  readonly url: string;
  /** A new, empty database on it. */
  database(): Promise<string>;
}

/** Settings as a first start has them, and beside them the server's own count of statements. */
const counting = [
  "alter system set shared_preload_libraries = 'pg_stat_statements'",
  "alter system set pg_stat_statements.track = 'all'",
  "create extension pg_stat_statements",
  "grant pg_read_all_stats to behalf",
];

export async function withBenchServer<T>(work: (server: BenchServer) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "behalf-bench-"));
  try {
    await (await startPostgres({ dataDir, progress: () => {} })).stop();
    const folder = await openPostgresFolder(dataDir);
    await letItCount(folder);
    const postgres = await startPostgres({ dataDir, progress: () => {} });
    try {
      const postmaster = await findPostmaster(join(folder.dir, "cluster"));
      const database = () => newDatabase(postgres.url);
      return await work({ url: postgres.url, pid: postmaster?.pid ?? 0, database });
    } finally {
      await postgres.stop();
    }
  } finally {
    await removePostgres(dataDir);
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Only the superuser may, whom single-user mode alone reaches. */
async function letItCount(folder: PostgresFolder): Promise<void> {
  const binaries = (await readdir(folder.dir)).find((name) => name.startsWith("bin-")) ?? "";
  const program = join(folder.dir, binaries, "bin", "postgres");
  const args = ["--single", "-D", join(folder.dir, "cluster"), "-c", "exit_on_error=on", "behalf"];
  await runProgram(folder, program, args, `${counting.join("\n")}\n`);
}

async function newDatabase(serverUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  const name = `bench_${randomBytes(4).toString("hex")}`;
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
