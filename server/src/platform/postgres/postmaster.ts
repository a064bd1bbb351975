// The postmaster outlives us when we are killed. What we know of a living one is in its `postmaster.pid`, which may
// also be a leftover that names a stranger, or a process already dead and not yet reaped.
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { open, readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Address } from "./address.ts";
import { codeOf } from "./data-folder.ts";
import type { PostgresFolder } from "./postgres-folder.ts";

export interface Postmaster {
  readonly pid: number;
  readonly address: Address;
  /** "starting", "ready", "stopping"; "" before the first is written. */
  readonly status: string;
}

/** The living postmaster of this cluster, if there is one. */
export async function findPostmaster(clusterDir: string): Promise<Postmaster | undefined> {
  const lines = await pidFile(clusterDir);
  if (!lines) return undefined;
  const [pid, , , port, socketDir, listens, , status = ""] = lines;
  if (!(await isPostmaster(Number(pid), clusterDir))) return undefined;
  return { pid: Number(pid), address: { host: socketDir || listens || "", port: Number(port) }, status };
}

/** Whether this process is alive and serves this cluster. */
export async function isPostmaster(pid: number, clusterDir: string): Promise<boolean> {
  if (!(pid > 0) || !isAlive(pid)) return false;
  if (process.platform === "win32") return true;
  return process.platform === "linux" ? worksIn(pid, clusterDir) : wasStartedFor(pid, clusterDir);
}

/** PostgreSQL works inside its cluster; device and inode recognise the folder also after it was moved. */
async function worksIn(pid: number, clusterDir: string): Promise<boolean> {
  const about = `/proc/${pid}`;
  const name = await readFile(`${about}/comm`, "utf8").catch(() => "");
  if (name.trim() !== "postgres") return false;
  try {
    const [works, cluster] = await Promise.all([stat(`${about}/cwd`), stat(clusterDir)]);
    return works.dev === cluster.dev && works.ino === cluster.ino;
  } catch (error) {
    // Gone or not yet reaped: ENOENT. A container's root may not look (EACCES), but may read the arguments.
    if (codeOf(error) !== "EACCES") return false;
    const started = (await readFile(`${about}/cmdline`, "utf8").catch(() => "")).split("\0");
    return started.includes(clusterDir);
  }
}

async function wasStartedFor(pid: number, clusterDir: string): Promise<boolean> {
  const ps = promisify(execFile)("ps", ["-ww", "-p", String(pid), "-o", "command="]);
  const { stdout } = await ps.catch(() => ({ stdout: "" }));
  return stdout.includes(` -D ${clusterDir} `);
}

/**
 * Makes a leftover pid file harmless. PostgreSQL takes any living process of that number for a postmaster, except
 * its own parent: so we enter ourselves. The file must stay, because its shared memory key is how PostgreSQL finds
 * out that sessions of the dead postmaster still work on the cluster.
 */
export async function disarmPidFile(folder: PostgresFolder, clusterDir: string): Promise<void> {
  const lines = process.platform === "win32" ? undefined : await pidFile(clusterDir);
  if (!lines) return;
  const [, ...others] = lines;
  const fresh = join(clusterDir, `postmaster.pid.${randomBytes(4).toString("hex")}`);
  const file = await open(fresh, "wx", 0o600);
  await file.writeFile([process.pid, ...others].join("\n"));
  if (folder.runAs) await file.chown(folder.runAs.uid, folder.runAs.gid);
  await file.close();
  await rename(fresh, join(clusterDir, "postmaster.pid"));
}

async function pidFile(clusterDir: string): Promise<string[] | undefined> {
  const content = await readFile(join(clusterDir, "postmaster.pid"), "utf8").catch(() => undefined);
  return content?.split("\n").map((line) => line.trim());
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}
