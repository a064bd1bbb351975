import { chmod, mkdir, mkdtemp, readlink, rm, symlink } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { giveTo, type PostgresFolder } from "./postgres-folder.ts";

/** Where the server listens: a folder with its UNIX socket, or the loopback interface where there are none. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

const socketPort = 5432;
// sun_path is 108 bytes on Linux and 104 elsewhere, with a closing zero.
const maxSocketPath = process.platform === "linux" ? 107 : 103;

/** An address for a server about to be started; nobody listens on it. */
export async function newAddress(folder: PostgresFolder): Promise<Address> {
  if (process.platform === "win32") return { host: "127.0.0.1", port: await freePort() };
  return { host: await emptySocketFolder(folder), port: socketPort };
}

/** The connection URL of the database `database` for `user`. Holds the password. */
export function urlOf(
  { host, port }: Address,
  who: { user: string; password: string; database: string },
): string {
  return `postgres://${who.user}:${who.password}@${encodeURIComponent(host)}:${port}/${who.database}`;
}

/**
 * Only the cluster's user and root enter this folder. Where the path is too long for a socket, `socket` is a link
 * to a short folder in the system's temporary folder.
 */
async function emptySocketFolder(folder: PostgresFolder): Promise<string> {
  const place = join(folder.dir, "socket");
  await removeSocketFolder(folder.dir);
  const dir = fits(place) ? place : await mkdtemp(join(tmpdir(), "behalf-"));
  if (dir === place) await mkdir(dir, { mode: 0o700 });
  else await symlink(dir, place);
  await chmod(dir, 0o700);
  await giveTo(folder.runAs, dir);
  return dir;
}

/** Only when no server of this folder lives. */
export async function removeSocketFolder(folder: string): Promise<void> {
  const place = join(folder, "socket");
  const elsewhere = await readlink(place).catch(() => undefined);
  if (elsewhere && dirname(elsewhere) === tmpdir() && basename(elsewhere).startsWith("behalf-")) {
    await rm(elsewhere, { recursive: true, force: true });
  }
  await rm(place, { recursive: true, force: true });
}

function fits(dir: string): boolean {
  return Buffer.byteLength(join(dir, `.s.PGSQL.${socketPort}`)) <= maxSocketPath;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === "string") throw new Error("no TCP port was given");
  return address.port;
}
