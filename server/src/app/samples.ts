import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Logger } from "../platform/log.ts";

/** The sample skills live behind these names, which the egress guard maps to whatever port they got. */
export const sampleSkills = [{ name: "show-my-phone", host: "show-my-phone.behalf.internal" }] as const;

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

const restartMs = 1_000;
const longestStartMs = 5_000;

/** Runs the sample skills as processes beside the server, again when they end. None can keep the server from working. */
export function startSamples(options: SamplesOptions): RunningSamples {
  const children = new Map<string, ChildProcess>();
  let stopped = false;

  function run({ name, host }: { name: string; host: string }): Promise<void> {
    const { promise: listening, resolve: listens } = Promise.withResolvers<void>();
    const file = fileURLToPath(new URL(`../../../examples/${name}/skill.ts`, import.meta.url));
    const env = {
      PATH: process.env.PATH,
      BEHALF_URL: options.url,
      CREDENTIALS_FILE: options.credentialsFile(name),
      PORT: "0",
    };
    const child = fork(file, { env, stdio: ["ignore", "ignore", "pipe", "ipc"] });
    children.set(name, child);
    child.on("message", (message) => {
      if (!isListening(message)) return;
      options.names.set(host, { host: "127.0.0.1", port: message.port });
      listens();
    });
    child.stderr?.on("data", (chunk: Buffer) =>
      options.log.warn({ skill: name }, chunk.toString().slice(0, 500).trim()),
    );
    child.on("error", (error) =>
      options.log.warn({ skill: name, error: error.message }, "sample skill did not start"),
    );
    child.once("exit", () => {
      options.names.delete(host);
      if (!stopped) setTimeout(() => stopped || run({ name, host }), restartMs).unref();
    });
    return listening;
  }

  // A database that another data folder made the demo in: the credentials are there, and so is the sample.
  const ours = sampleSkills.filter(({ name }) => existsSync(options.credentialsFile(name)));
  const inTime = new Promise((resolve) => setTimeout(resolve, longestStartMs).unref());
  return {
    listening: Promise.race([Promise.all(ours.map(run)), inTime]),
    stop() {
      stopped = true;
      for (const child of children.values()) child.kill();
    },
  };
}

function isListening(message: unknown): message is { port: number } {
  return (
    typeof message === "object" && message !== null && "port" in message && typeof message.port === "number"
  );
}
