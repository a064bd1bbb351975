import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Logger } from "../platform/log.ts";

/** The sample skills live behind these names, which the egress guard maps to whatever port they got. */
export const sampleSkills = [
  "show-my-phone",
  "todays-agenda",
  "create-a-todo",
  "find-a-free-hour",
  "move-a-meeting",
].map((name) => ({ name, host: `${name}.behalf.internal` }));

interface SamplesOptions {
  url: string;
  log: Logger;
  names: Map<string, { host: string; port: number }>;
  /** Where a sample finds its client id and secret; a file of mode 0600. */
  credentialsFile(name: string): string;
}

export interface RunningSamples {
  /** Settles when all of them can be called; one that does not start in time is not waited for. */
  listening: Promise<unknown>;
  stop(): void;
}

const program = fileURLToPath(new URL("../../../examples/all.ts", import.meta.url));
const restartMs = 1_000;
const longestStartMs = 5_000;

/** Runs the sample skills in a process beside the server, again when it ends. It cannot keep the server from working. */
export function startSamples({ url, log, names, credentialsFile }: SamplesOptions): RunningSamples {
  // A database that another data folder made the demo in: the credentials are there, and so are the samples.
  const ours = sampleSkills.filter(({ name }) => existsSync(credentialsFile(name)));
  let child: ChildProcess | undefined;
  let stopped = false;

  function run(): Promise<void> {
    const { promise: listening, resolve: listen } = Promise.withResolvers<void>();
    const samples = ours.map(({ name }) => ({ name, credentials: credentialsFile(name) }));
    const env = { PATH: process.env.PATH, BEHALF_URL: url, SAMPLES: JSON.stringify(samples) };
    child = fork(program, { env, stdio: ["ignore", "ignore", "pipe", "ipc"] });
    child.on("message", (message) => {
      const skill = isListening(message) && ours.find(({ name }) => name === message.name);
      if (!skill) return;
      names.set(skill.host, { host: "127.0.0.1", port: message.port });
      if (ours.every(({ host }) => names.has(host))) listen();
    });
    child.stderr?.on("data", (chunk: Buffer) =>
      log.warn({ said: chunk.toString().slice(0, 500).trim() }, "a sample skill complains"),
    );
    child.on("error", (error) => log.warn({ error: error.message }, "the sample skills did not start"));
    child.once("exit", () => {
      for (const { host } of ours) names.delete(host);
      if (!stopped) setTimeout(() => stopped || run(), restartMs).unref();
    });
    return listening;
  }

  const inTime = new Promise((resolve) => setTimeout(resolve, longestStartMs).unref());
  return {
    listening: ours.length === 0 ? Promise.resolve() : Promise.race([run(), inTime]),
    stop() {
      stopped = true;
      child?.kill();
    },
  };
}

function isListening(message: unknown): message is { name: string; port: number } {
  return (
    typeof message === "object" &&
    message !== null &&
    "name" in message &&
    "port" in message &&
    typeof message.port === "number"
  );
}
