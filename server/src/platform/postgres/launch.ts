import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "../start-error.ts";
import { newAddress } from "./address.ts";
import type { PostgresFolder } from "./postgres-folder.ts";
import { disarmPidFile } from "./postmaster.ts";
import { quietEnvironment, whyNotRun } from "./program.ts";
import { openServerLog } from "./server-log.ts";
import { serverArguments } from "./settings.ts";

export interface Launched {
  /** What the server wrote before it ended; undefined while it lives. */
  lastWords(): Promise<string | undefined>;
  /** Closes our end of its log. */
  letGo(): Promise<void>;
}

/**
 * Starts the server without waiting until it is ready. Only when no server of this cluster lives.
 * It gets a process group of its own, so that Ctrl-C in our terminal does not reach it, and it outlives us.
 */
export async function launch(folder: PostgresFolder, binDir: string, clusterDir: string): Promise<Launched> {
  await disarmPidFile(folder, clusterDir);
  const program = join(binDir, "bin", process.platform === "win32" ? "postgres.exe" : "postgres");
  const lz4 = (await readFile(program)).includes("LZ4_compress");
  const settings = serverArguments(clusterDir, await newAddress(folder), lz4);
  const log = await openServerLog(folder);
  const server = await spawnServer(folder, program, settings, log.file.fd).catch(async (error: unknown) => {
    await log.file.close();
    throw new StartError(whyNotRun(program, error), { cause: error });
  });
  const ended = () => server.exitCode !== null || server.signalCode !== null;
  return { lastWords: async () => (ended() ? log.written() : undefined), letGo: () => log.file.close() };
}

async function spawnServer(
  folder: PostgresFolder,
  program: string,
  settings: string[],
  log: number,
): Promise<ChildProcess> {
  const server = spawn(program, settings, {
    cwd: folder.dir,
    detached: true,
    env: quietEnvironment(),
    stdio: ["ignore", log, log],
    windowsHide: true,
    ...folder.runAs,
  });
  server.unref();
  await once(server, "spawn");
  return server;
}
