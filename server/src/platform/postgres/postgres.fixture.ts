// What the tests of this folder begin with: data folders, and processes that hold one and can be killed.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, onTestFinished } from "vitest";
import { startPostgres } from "./index.ts";
import { isPostmaster } from "./postmaster.ts";
import { removePostgres } from "./remove.ts";

const door = new URL("index.ts", import.meta.url).href;

export const isRoot = process.getuid?.() === 0;
/** Somebody who is not root: nobody, or ourselves. */
export const ordinary = isRoot ? { uid: 65534, gid: 65534 } : {};
/** False for root in a checkout that nobody else can read. */
export const ordinaryCanRun =
  spawnSync(process.execPath, ["--input-type=module", "-e", `await import("${door}")`], ordinary).status ===
  0;

/** An empty folder of its own, which goes with everything in it when the test ends. */
export async function givenDataFolder(owner: { uid?: number; gid?: number } = {}): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "behalf-postgres-"));
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(dataDir, owner.uid, owner.gid);
  onTestFinished(() => takeAway(dataDir));
  return dataDir;
}

/**
 * For tests that begin where the first start is over: a folder in which it was made, for the whole file, and not served.
 * Each leaves it sound.
 */
export async function dataFolderMadeOnce(): Promise<() => string> {
  const dataDir = await mkdtemp(join(tmpdir(), "behalf-postgres-"));
  afterAll(() => takeAway(dataDir));
  await (await startPostgres({ dataDir, progress: () => {} })).stop();
  return () => {
    onTestFinished(() => quit(dataDir));
    return dataDir;
  };
}

/** Kills whatever still serves the folder. */
async function quit(dataDir: string): Promise<void> {
  const pid = await postmasterPid(dataDir).catch(() => 0);
  const cluster = join(dataDir, "postgres", "cluster");
  if (await isPostmaster(pid, cluster)) process.kill(pid, "SIGQUIT");
  while (await isPostmaster(pid, cluster)) await sleep(20);
}

/** Kills whatever still serves the folder and deletes it. */
export async function takeAway(dataDir: string): Promise<void> {
  await quit(dataDir);
  await removePostgres(dataDir);
  await rm(dataDir, { recursive: true, force: true });
}

export async function postmasterPid(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, "postgres", "cluster", "postmaster.pid"), "utf8"), 10);
}

export interface Outcome {
  /** Of the database, when it started. */
  readonly url?: string;
  /** Name and message of the error, when it did not. */
  readonly refused?: string;
}

/** Another process that locks the data folder, starts its PostgreSQL, says how that went, and stays. */
export async function givenProcess(dataDir: string, owner: { uid?: number; gid?: number } = {}) {
  const script = `
    import { lockDataFolder, startPostgres } from "${door}";
    const say = (outcome) => console.log(JSON.stringify(outcome));
    try {
      const dataDir = process.argv[1];
      await lockDataFolder(dataDir);
      const { url } = await startPostgres({ dataDir, progress: () => {} });
      say({ url });
      setInterval(() => {}, 1000);
    } catch (error) {
      say({ refused: error.name + ": " + error.message });
    }`;
  const args = ["--input-type=module", "-e", script, dataDir];
  const child = spawn(process.execPath, args, {
    ...owner,
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => end(child, "SIGKILL"));
  return { child, said: saidBy(child), end: (signal: NodeJS.Signals) => end(child, signal) };
}

async function saidBy(child: ChildProcess): Promise<Outcome> {
  if (!child.stdout) throw new Error("the process has no output");
  for await (const line of createInterface(child.stdout)) return JSON.parse(line);
  return {};
}

/** Signals the whole group of the process, as a terminal does. */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, "exit");
  process.kill(-child.pid, signal);
  await gone;
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
