import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { demoPassword } from "./demo.ts";

/** A server as an operator runs it: a process of its own. */
export interface NodeProcess {
  readonly url: string;
  readonly dataDir: string;
  /** Milliseconds from its start to its line "behalf ready". */
  readonly readyMs: number;
  /** What it has written so far, both streams. */
  output(): string;
  readonly pid: number;
  /** SIGSTOP: it does nothing until it goes on, but for what its sockets take in. */
  pause(): void;
  goOn(): void;
  /** Resolves when the process is gone; its own PostgreSQL survives SIGKILL. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
}

export interface NodeOptions {
  dataDir: string;
  /** Settings, as in the manual. */
  env?: Record<string, string>;
  args?: string[];
  /** Left out, a free one. */
  port?: number;
  /** Left out, the one that `npm start` runs. */
  program?: string;
}

const startScript = resolve(import.meta.dirname, "../../../scripts/start.js");
const longestStartMs = 60_000;

/** Errors: with all it wrote, when it ends or is not ready within a minute. */
export async function startNode({
  dataDir,
  env = {},
  args = [],
  port = 0,
  program = startScript,
}: NodeOptions): Promise<NodeProcess> {
  const begun = performance.now();
  const child = spawn(process.execPath, [program, "--port", String(port), "--data", dataDir, ...args], {
    env: { PATH: process.env.PATH, DEMO_PASSWORD: demoPassword, LOG_LEVEL: "warn", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const gone = once(child, "exit");
  let written = "";
  let isReady = false;
  const url = await new Promise<string>((ready, failed) => {
    const fail = (why: string) => failed(new Error(`the node ${why}:\n${written}`));
    const timer = setTimeout(() => fail("was not ready in time"), longestStartMs);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        written += chunk.toString();
        if (isReady) return;
        const found = /^behalf ready (\S+)$/m.exec(written)?.[1];
        if (found === undefined) return;
        isReady = true;
        clearTimeout(timer);
        ready(found);
      });
    }
    child.once("exit", (code) => fail(`ended with ${code}`));
  });
  return {
    url,
    dataDir,
    readyMs: performance.now() - begun,
    output: () => written,
    pid: child.pid ?? 0,
    pause: () => void child.kill("SIGSTOP"),
    goOn: () => void child.kill("SIGCONT"),
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await gone;
    },
  };
}
