import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { codeOf } from "./data-folder.ts";
import type { PostgresFolder } from "./postgres-folder.ts";
import { isPostmaster } from "./postmaster.ts";
import { runProgram } from "./program.ts";

/** Ends the server: sessions are cut and everything is written ("fast"); after 8 s without ("immediate"). */
export async function stopPostmaster(
  folder: PostgresFolder,
  binDir: string,
  clusterDir: string,
  pid: number,
): Promise<void> {
  if (process.platform === "win32") return stopOnWindows(folder, binDir, clusterDir);
  const exits = async (within: number) => {
    for (const end = Date.now() + within; Date.now() < end; await sleep(20)) {
      if (!(await isPostmaster(pid, clusterDir))) return true;
    }
    return false;
  };
  if (await exits(1)) return;
  signal(pid, "SIGINT");
  if (await exits(8_000)) return;
  signal(pid, "SIGQUIT");
  await exits(6_000);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (codeOf(error) !== "ESRCH") throw error;
  }
}

/** Windows has no such signals; PostgreSQL's own program knows how to ask. */
async function stopOnWindows(folder: PostgresFolder, binDir: string, clusterDir: string): Promise<void> {
  const stop = (mode: string) =>
    runProgram(folder, join(binDir, "bin", "pg_ctl.exe"), ["stop", "-D", clusterDir, "-m", mode, "-t", "8"]);
  await stop("fast").catch(() => stop("immediate").catch(() => undefined));
}
