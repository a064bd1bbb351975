import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "../start-error.ts";
import { codeOf } from "./data-folder.ts";
import { giveTo, type PostgresFolder } from "./postgres-folder.ts";
import { runProgram } from "./program.ts";

/** Role and database of the application. Not a superuser; it may create databases, so that tests can clone one. */
export const appRole = "behalf";

export interface Cluster {
  readonly dir: string;
  /** Of the application's role. Secret. */
  readonly password: string;
}

/**
 * Finds or makes the cluster. It is made elsewhere and renamed when role and database are in it, so that a start
 * killed in the middle leaves nothing half done.
 */
export async function ensureCluster(folder: PostgresFolder, binDir: string, major: number): Promise<Cluster> {
  const dir = join(folder.dir, "cluster");
  const madeBy = await read(join(dir, "PG_VERSION"));
  if (madeBy === undefined) {
    const password =
      (await read(join(folder.dir, "password"))) ?? (await writePassword(folder, newPassword()));
    await createCluster(folder, binDir, { dir, password });
    return { dir, password };
  }
  if (Number(madeBy) !== major) throw new StartError(otherVersion(folder, madeBy.trim(), major));
  const password = (await read(join(folder.dir, "password"))) ?? (await resetPassword(folder, binDir, dir));
  return { dir, password };
}

async function createCluster(folder: PostgresFolder, binDir: string, cluster: Cluster): Promise<void> {
  const growing = await mkdtemp(`${cluster.dir}.new-`);
  const superuserPassword = join(folder.dir, `superuser.new-${randomBytes(4).toString("hex")}`);
  await writeFile(superuserPassword, newPassword(), { mode: 0o600, flag: "wx" });
  await Promise.all([giveTo(folder.runAs, growing), giveTo(folder.runAs, superuserPassword)]);
  // Nobody keeps the superuser's password: single-user mode is the only way to that role.
  const who = ["-U", "postgres", `--pwfile=${superuserPassword}`, "--auth=scram-sha-256"];
  // A locale of PostgreSQL itself sorts alike on every machine, so an update of the system cannot spoil an index.
  const language = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const initdb = join(binDir, "bin", "initdb");
  await runProgram(folder, initdb, ["-D", growing, ...who, ...language, "--no-sync", "--no-instructions"]);
  await rm(superuserPassword);
  await runSingleUser(folder, binDir, growing, [
    `create role ${appRole} login createdb password '${cluster.password}'`,
    `create database ${appRole} owner ${appRole}`,
    // What the application acts as (`platform/db/application-role.ts`); it may make no roles itself.
    `create role behalf_app nologin`,
    `grant behalf_app to ${appRole}`,
  ]);
  await runProgram(folder, initdb, ["-D", growing, "--sync-only"]);
  await rename(growing, cluster.dir);
}

async function resetPassword(folder: PostgresFolder, binDir: string, clusterDir: string): Promise<string> {
  const password = newPassword();
  await runSingleUser(folder, binDir, clusterDir, [`alter role ${appRole} password '${password}'`]);
  return writePassword(folder, password);
}

/** Single-user mode reads one statement per line. A failed one is not repeated in the output: it holds a password. */
async function runSingleUser(
  folder: PostgresFolder,
  binDir: string,
  clusterDir: string,
  statements: string[],
): Promise<void> {
  const args = [
    "--single",
    "-D",
    clusterDir,
    "-c",
    "exit_on_error=on",
    "-c",
    "log_min_error_statement=panic",
    "postgres",
  ];
  await runProgram(folder, join(binDir, "bin", "postgres"), args, `${statements.join("\n")}\n`);
}

async function writePassword(folder: PostgresFolder, password: string): Promise<string> {
  const growing = join(folder.dir, `password.new-${randomBytes(4).toString("hex")}`);
  await writeFile(growing, password, { mode: 0o600, flag: "wx", flush: true });
  await rename(growing, join(folder.dir, "password"));
  return password;
}

function newPassword(): string {
  return randomBytes(24).toString("base64url");
}

function otherVersion(folder: PostgresFolder, madeBy: string, major: number): string {
  return `The database in ${folder.dir} was made by PostgreSQL ${madeBy}, but this Behalf brings ${major}: start the Behalf that made it, or move the data over with pg_dump and pg_restore, or choose an empty folder with DATA_DIR.`;
}

async function read(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  });
}
