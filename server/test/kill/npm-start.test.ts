import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { removePostgres, startPostgres } from "../../src/platform/postgres/index.ts";

const root = resolve(import.meta.dirname, "../../..");
const longestStopMs = 10_000;

interface Started {
  child: ChildProcess;
  /** Resolves when this has been written. */
  says(text: string): Promise<void>;
  /** Our processes: the server, its PostgreSQL and its sample skill. */
  left(): Promise<string[]>;
}

/** One installation for all tests but the one about a first start: each ends with nothing left of it but the folder. */
const installed = await mkdtemp(join(tmpdir(), "behalf-npm-"));
afterAll(() => removed(installed));

async function removed(dataDir: string): Promise<void> {
  await (await startPostgres({ dataDir, progress: () => {} })).stop();
  await removePostgres(dataDir);
  await rm(dataDir, { recursive: true, force: true });
}

/** A command in a process group of its own, as a terminal starts it. */
async function given(command: string, args: string[], dataDir = installed): Promise<Started> {
  const { PATH, HOME } = process.env;
  const child = spawn(command, [...args, "--port", "0", "--data", dataDir], {
    cwd: root,
    detached: true,
    env: { PATH, HOME, LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => signalGroup(child, "SIGKILL"));
  let written = "";
  const heard = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      written += chunk.toString();
      for (const look of heard) look();
    });
  const says = (text: string) =>
    new Promise<void>((done, failed) => {
      const look = () => written.includes(text) && done();
      heard.add(look);
      child.once("exit", () => failed(new Error(`it ended without saying ${text}:\n${written}`)));
      look();
    });
  return { child, says, left: () => processesOf(dataDir, child.pid) };
}

/** PostgreSQL works inside its cluster, which has its own note of its number; the rest is in the group of the command. */
async function processesOf(dataDir: string, group = 0): Promise<string[]> {
  const pidFile = join(dataDir, "postgres", "cluster", "postmaster.pid");
  const [postmaster] = (await readFile(pidFile, "utf8").catch(() => "")).split("\n");
  const numbers = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    numbers.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
      const [state, , processGroup] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const ours = Number(processGroup) === group || pid === postmaster;
      return ours && state !== "Z" ? readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "") : "";
    }),
  );
  return found.filter((command) => command !== "");
}

function signalGroup({ pid = 0 }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody is left in it.
  }
}

const npmStart = (dataDir?: string) => given("npm", ["start", "--"], dataDir);

/** Answers the code or the signal with which the command ended, once nothing of it is left. */
async function stopped({ child, left }: Started, stop: () => void): Promise<unknown> {
  expect((await left()).some((command) => command.includes("postgres"))).toBe(true);
  const end = Date.now() + longestStopMs;
  const gone = once(child, "exit");
  stop();
  const [code, signal] = await gone;
  while ((await left()).length > 0 && Date.now() < end) await sleep(50);
  expect(await left()).toEqual([]);
  return code ?? signal;
}

const linux = process.platform === "linux";

test.runIf(linux).each(["SIGTERM", "SIGINT"] as const)(
  "%s to npm start ends the server, its skill and its database, in order",
  async (signal) => {
    const started = await npmStart();
    await started.says("behalf ready");

    expect(await stopped(started, () => started.child.kill(signal))).toBe(0);
  },
);

test.runIf(linux)(
  "Ctrl-C from the terminal, from npm and from an impatient person ends it in order",
  async () => {
    const started = await npmStart();
    await started.says("behalf ready");
    const press = () => signalGroup(started.child, "SIGINT");
    const pressTwice = () => {
      press();
      setTimeout(press, 50);
    };

    expect(await stopped(started, pressTwice)).toBe(0);
  },
);

test.runIf(linux)("SIGTERM in the middle of a start leaves nothing", async () => {
  const fresh = await mkdtemp(join(tmpdir(), "behalf-npm-"));
  onTestFinished(() => removed(fresh));
  const started = await npmStart(fresh);
  await started.says("Preparing PostgreSQL");
  while (!(await started.left()).some((command) => command.includes("postgres"))) await sleep(10);

  expect(await stopped(started, () => started.child.kill("SIGTERM"))).toBe(0);
});

test.runIf(linux)("a server whose npm was killed notices, and ends in order", async () => {
  const started = await npmStart();
  await started.says("behalf ready");

  expect(await stopped(started, () => started.child.kill("SIGKILL"))).toBe("SIGKILL");
});

test.runIf(linux)("a server that was started without npm outlives who started it", async () => {
  const script = `node scripts/start.js "$@" & wait`;
  const started = await given("sh", ["-c", script, "sh"]);
  await started.says("behalf ready");
  const before = await started.left();

  const gone = once(started.child, "exit");
  started.child.kill("SIGKILL");
  await gone;
  await sleep(1_500);

  const server = (commands: string[]) => commands.filter((command) => command.startsWith("node\0"));
  expect(server(before)).toHaveLength(1);
  expect(server(await started.left())).toEqual(server(before));
  await endedInOrder(started);
});

async function endedInOrder({ child, left }: Started): Promise<void> {
  signalGroup(child, "SIGTERM");
  const end = Date.now() + longestStopMs;
  while ((await left()).length > 0 && Date.now() < end) await sleep(50);
  expect(await left()).toEqual([]);
}

test("where the shell has no exec, ours runs the script in the same way", () => {
  const { stdout, status } = spawnSync(
    process.execPath,
    ["server/exec.js", "node", "--max-semi-space-size=16", "scripts/start.js", "--help"],
    {
      cwd: root,
      encoding: "utf8",
    },
  );

  expect(status).toBe(0);
  expect(stdout).toContain("--no-demo");
});
