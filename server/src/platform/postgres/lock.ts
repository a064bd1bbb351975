// Node has no flock. What the system frees by itself when a process dies, however it dies: a listening address
// without a file (Linux abstract socket, Windows named pipe), and on macOS and BSD a file opened with O_EXLOCK.
import { createHash } from "node:crypto";
import { closeSync, openSync, rmSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { StartError } from "../start-error.ts";
import { codeOf, openDataFolder, whyUnusable } from "./data-folder.ts";

export interface DataFolderLock {
  release(): void;
}

/**
 * Makes this process the only Behalf on a data folder (made when missing), until released or dead.
 * @throws StartError at once when another one holds it
 */
export async function lockDataFolder(dataDir: string): Promise<DataFolderLock> {
  const folder = await openDataFolder(dataDir);
  const note = join(folder, "behalf.pid");
  const letGo = await hold(folder).catch(async (error: unknown) => {
    const code = codeOf(error);
    if (!taken.includes(code)) throw new StartError(whyUnusable(folder, code), { cause: error });
    throw new StartError(whyTaken(folder, await readFile(note, "utf8").catch(() => "")), { cause: error });
  });
  const release = () => {
    rmSync(note, { force: true });
    letGo();
  };
  await rm(note, { force: true });
  await writeFile(note, String(process.pid)).catch((error: unknown) => {
    letGo();
    throw new StartError(whyUnusable(folder, codeOf(error)), { cause: error });
  });
  return { release };
}

const taken = ["EADDRINUSE", "EAGAIN", "EWOULDBLOCK"];

function whyTaken(folder: string, holder: string): string {
  const who = Number(holder) > 0 ? ` (process ${Number(holder)})` : "";
  return `Another Behalf${who} is running on the data folder ${folder}: stop it first, or choose another folder with DATA_DIR.`;
}

async function hold(folder: string): Promise<() => void> {
  const name = `behalf-${createHash("sha256").update(folder).digest("hex").slice(0, 32)}`;
  if (process.platform === "linux") return listen(`\0${name}`);
  if (process.platform === "win32") return listen(`\\\\.\\pipe\\${name}`);
  return lockFile(join(folder, "behalf.lock"));
}

function listen(path: string): Promise<() => void> {
  const server = createServer((connection) => connection.destroy());
  server.unref();
  return new Promise((resolve, reject) => {
    server.on("error", reject); // stays, so that a failed accept later on cannot end the process
    server.listen({ path, exclusive: true }, () => resolve(() => server.close()));
  });
}

/** open(2) of macOS and BSD: O_RDWR, O_NONBLOCK, O_EXLOCK, O_CREAT. Node names only some of them. */
function lockFile(path: string): () => void {
  const file = openSync(path, 0x0002 | 0x0004 | 0x0020 | 0x0200, 0o600);
  return () => closeSync(file);
}
