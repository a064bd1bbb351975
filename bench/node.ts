import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A node as `npm start` starts it, from any checkout. */
export interface BenchNode {
  readonly url: string;
  readonly pid: number;
  /** Where its inspector listens, when one was asked for. */
  readonly inspector: string | undefined;
  stop(): Promise<void>;
}

interface NodeOptions {
  /** The checkout it runs from. */
  folder: string;
  database: string;
  secretKey: string;
  /** With `global.gc` and an inspector, to look into it. */
  inspected?: boolean;
}

export const admin = { account: "admin", password: "a-bench-password" };

/** What `npm start` gives its node: `exec node …`. */
async function startArguments(folder: string): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  return String(scripts.start).split(" ").slice(2);
}

const longestStartMs = 60_000;

export async function startBenchNode(options: NodeOptions): Promise<BenchNode> {
  const { folder, database, secretKey, inspected = false } = options;
  const dataDir = await mkdtemp(join(tmpdir(), "behalf-bench-node-"));
  const looking = inspected ? ["--expose-gc", "--inspect=127.0.0.1:0"] : [];
  const start = [...(await startArguments(folder)), "--no-demo", "--port", "0", "--data", dataDir];
  const child = spawn(process.execPath, [...looking, ...start], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      LOG_LEVEL: "error",
      DATABASE_URL: database,
      SECRET_KEY: secretKey,
      EGRESS_ALLOW: "127.0.0.1",
      ADMIN_ACCOUNT: admin.account,
      ADMIN_PASSWORD: admin.password,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const gone = once(child, "exit");
  let written = "";
  const url = await new Promise<string>((ready, failed) => {
    const fail = (why: string) => failed(new Error(`the node of ${folder} ${why}:\n${written}`));
    const timer = setTimeout(() => fail("was not ready in time"), longestStartMs);
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        written = (written + chunk.toString()).slice(-20_000);
        const found = /^behalf ready (\S+)$/m.exec(written)?.[1];
        if (found === undefined) return;
        clearTimeout(timer);
        ready(found);
      });
    child.once("exit", (code) => fail(`ended with ${code}`));
  });
  return {
    url,
    pid: child.pid ?? 0,
    inspector: /ws:\/\/\S+/.exec(written)?.[0],
    async stop() {
      child.kill("SIGTERM");
      await gone;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
