import { spawn } from "node:child_process";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { sampled } from "../../../test/world/sampled.ts";
import { startPostgres } from "./index.ts";
import {
  dataFolderMadeOnce,
  givenDataFolder,
  givenProcess,
  postmasterPid,
  query,
} from "./postgres.fixture.ts";
import { isPostmaster } from "./postmaster.ts";

const silent = () => {};
const madeFolder = await dataFolderMadeOnce();

test("what was written is there after a stop and a start", async () => {
  const dataDir = await givenDataFolder();
  const told: string[] = [];
  const first = await startPostgres({ dataDir, progress: (line) => told.push(line) });
  await query(first.url, "create table note as select 'kept' as text");
  await first.stop();

  const second = await startPostgres({ dataDir, progress: (line) => told.push(line) });

  expect(await query(second.url, "select text from note")).toEqual([{ text: "kept" }]);
  expect(told).toEqual([`Preparing PostgreSQL 18 in ${dataDir} (first start only)`]);
});

test("a commit reaches the disk before it is acknowledged", async () => {
  const { url } = await startPostgres({ dataDir: madeFolder(), progress: silent });

  const [settings] = await query(
    url,
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
            current_setting('full_page_writes') as pages, current_setting('TimeZone') as zone`,
  );

  expect(settings).toEqual({ fsync: "on", commit: "on", pages: "on", zone: "UTC" });
});

test("stop ends the server although connections are open, and may be called twice", async () => {
  const dataDir = madeFolder();
  const postgres = await startPostgres({ dataDir, progress: silent });
  const idle = new pg.Client({ connectionString: postgres.url });
  idle.on("error", silent);
  await idle.connect();
  const pid = await postmasterPid(dataDir);

  await Promise.all([postgres.stop(), postgres.stop()]);

  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});

test("the next start adopts the server of a process that was killed", async () => {
  const dataDir = madeFolder();
  const killed = await givenProcess(dataDir);
  const { url = "" } = await killed.said;
  await query(url, "create table adopted as select 'kept' as text");
  const pid = await postmasterPid(dataDir);
  await killed.end("SIGKILL");
  const told: string[] = [];

  const next = await startPostgres({ dataDir, progress: (line) => told.push(line) });

  expect(await postmasterPid(dataDir)).toBe(pid);
  expect(told).toEqual([`Using the PostgreSQL that is already running (pid ${pid})`]);
  expect(await query(next.url, "select text from adopted")).toEqual([{ text: "kept" }]);
  await next.stop();
  expect(await isPostmaster(pid, join(dataDir, "postgres", "cluster"))).toBe(false);
});

test("Ctrl-C in the terminal does not reach the server", async () => {
  const dataDir = madeFolder();
  const inTerminal = await givenProcess(dataDir);
  const { url = "" } = await inTerminal.said;

  await inTerminal.end("SIGINT");
  await sleep(300);

  expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("after everything was killed at once, the next start has every acknowledged row", async () => {
  const dataDir = madeFolder();
  const killed = await givenProcess(dataDir);
  const { url = "" } = await killed.said;
  await query(url, "create table acknowledged (id int)");
  const busy = new pg.Client({ connectionString: url });
  busy.on("error", silent);
  await busy.connect();
  busy.query("select count(*) from generate_series(1, 10000000)").catch(silent);
  await query(url, "insert into acknowledged select generate_series(1, 1000)");

  process.kill(await postmasterPid(dataDir), "SIGKILL");
  await killed.end("SIGKILL");
  const next = await startPostgres({ dataDir, progress: silent });

  expect(await query(next.url, "select count(*)::int from acknowledged")).toEqual([{ count: 1000 }]);
});

test.runIf(process.platform === "linux")(
  "a dead server that nobody has buried yet does not block",
  async () => {
    const dataDir = madeFolder();
    const parent = await givenProcess(dataDir);
    await parent.said;
    const dead = await postmasterPid(dataDir);
    parent.child.kill("SIGSTOP");
    process.kill(dead, "SIGKILL");

    await startPostgres({ dataDir, progress: silent });

    expect(await readFile(`/proc/${dead}/stat`, "utf8")).toContain(" Z ");
    expect(await postmasterPid(dataDir)).not.toBe(dead);
  },
);

test("a leftover pid file whose number a stranger has got does not block", async () => {
  const dataDir = madeFolder();
  const cluster = join(dataDir, "postgres", "cluster");
  const first = await startPostgres({ dataDir, progress: silent });
  const [, ...rest] = (await readFile(join(cluster, "postmaster.pid"), "utf8")).split("\n");
  await first.stop();
  const { uid, gid } = await stat(cluster);
  const stranger = spawn("sleep", ["60"], { uid, gid });
  onTestFinished(() => void stranger.kill());
  await writeFile(join(cluster, "postmaster.pid"), [stranger.pid, ...rest].join("\n"));

  const next = await startPostgres({ dataDir, progress: silent });

  expect(await query(next.url, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(stranger.exitCode).toBeNull();
});

test.for(sampled([150, 500, 800]))("a first start killed after %i ms is simply done again", async (after) => {
  const dataDir = await givenDataFolder();
  const killed = await givenProcess(dataDir);
  await sleep(after);
  await killed.end("SIGKILL");

  const next = await startPostgres({ dataDir, progress: silent });

  expect(await query(next.url, "select current_user::text as me")).toEqual([{ me: "behalf" }]);
});

test("a lost password is replaced", async () => {
  const dataDir = madeFolder();
  await (await startPostgres({ dataDir, progress: silent })).stop();
  await rm(join(dataDir, "postgres", "password"));

  const next = await startPostgres({ dataDir, progress: silent });

  expect(await query(next.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test.runIf(process.platform === "linux")(
  "neither the log nor the server's arguments hold the password",
  async () => {
    const dataDir = madeFolder();
    const { url } = await startPostgres({ dataDir, progress: silent });
    await query(url, "select nonsense").catch(silent);
    const { password } = new URL(url);
    const folder = join(dataDir, "postgres");

    expect(password.length).toBeGreaterThan(24);
    expect((await stat(join(folder, "password"))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder, "postgres.log"), "utf8")).not.toContain(password);
    expect(await readFile(`/proc/${await postmasterPid(dataDir)}/cmdline`, "utf8")).not.toContain(password);
  },
);
