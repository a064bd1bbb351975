// PostgreSQL refuses to run as root. One rule that always works, also when the data folder is in a home closed to
// others: for root, what PostgreSQL touches lives in /var/lib/behalf/<random>, and <data folder>/postgres is a link
// to it. That folder belongs to root; only `cluster` and `socket` inside it belong to the unprivileged user, so
// that a database taken over by somebody cannot trade the files that root writes.
import { constants, type Stats } from "node:fs";
import {
  access,
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rmdir,
  symlink,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { StartError } from "../start-error.ts";
import { codeOf } from "./data-folder.ts";

/** A real path: on macOS /var is a link. */
export const foldersOfRoot = process.platform === "darwin" ? "/private/var/lib/behalf" : "/var/lib/behalf";

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

export interface PostgresFolder {
  /** Real path of the folder of cluster, binaries, socket, log and password. */
  readonly dir: string;
  /** Whom the server processes run as; undefined: as ourselves. */
  readonly runAs: Owner | undefined;
}

/** Finds or makes the place where PostgreSQL lives for this data folder (a real path). */
export async function openPostgresFolder(dataFolder: string): Promise<PostgresFolder> {
  const place = join(dataFolder, "postgres");
  if (process.getuid?.() === 0) return openFolderAsRoot(place, dataFolder);
  if ((await stat(place)) === undefined) await mkdir(place, { mode: 0o700 });
  return inPlace(await followTo(place), undefined);
}

/** Lets PostgreSQL have a path that we made for it. */
export async function giveTo(owner: Owner | undefined, path: string): Promise<void> {
  if (!owner) return;
  await chown(path, owner.uid, owner.gid).catch((error: unknown) => {
    throw new StartError(boundRoot, { cause: error });
  });
}

/** A container can take from root what PostgreSQL needs to run as somebody else. */
export const boundRoot =
  "PostgreSQL does not run as root, and root may not act for another user here (capabilities CHOWN, SETUID, SETGID, KILL): start Behalf as an ordinary user, or set DATABASE_URL.";

/** PostgreSQL's own programs call each other through a shell, with the path in double quotes. */
function inPlace(dir: string, runAs: Owner | undefined): PostgresFolder {
  if (process.platform === "win32" || !/["$`\\\n]/.test(dir)) return { dir, runAs };
  throw new StartError(
    `PostgreSQL cannot live in ${JSON.stringify(dir)} because of a quote, $, \\ or line break in the path: choose another folder with DATA_DIR.`,
  );
}

async function openFolderAsRoot(place: string, dataFolder: string): Promise<PostgresFolder> {
  const found = await stat(place);
  if (found?.isSymbolicLink()) return followRootLink(place, dataFolder);
  if (found?.isDirectory()) {
    const runAs = await ownerInside(place);
    if (runAs.uid !== 0) return inPlace(await realpath(place), runAs);
    await rmdir(place).catch(() => {
      throw new StartError(
        `${place} belongs to root, but PostgreSQL does not run as root: give it to an ordinary user (chown -R), or choose another folder with DATA_DIR.`,
      );
    });
  }
  await mkdir(foldersOfRoot, { recursive: true, mode: 0o755 });
  const dir = await mkdtemp(join(foldersOfRoot, "data-"));
  await chmod(dir, 0o711);
  await writeFile(join(dir, "data-folder"), dataFolder);
  await symlink(dir, place);
  return { dir, runAs: await unprivilegedUser() };
}

/** Follows our own link only: root must not be led to write somewhere else by whoever owns the data folder. */
async function followRootLink(place: string, dataFolder: string): Promise<PostgresFolder> {
  const dir = await followTo(place);
  if (dirname(dir) !== foldersOfRoot || (await lstat(dir)).uid !== 0) {
    throw new StartError(
      `${place} leads to ${dir}, which root did not make: start Behalf as the owner of that folder, or choose another folder with DATA_DIR.`,
    );
  }
  await refuseCopiedLink(dir, dataFolder);
  const owner = await ownerInside(dir);
  return { dir, runAs: owner.uid === 0 ? await unprivilegedUser() : owner };
}

/** A data folder copied with its link would share the living database of the original. */
async function refuseCopiedLink(dir: string, dataFolder: string): Promise<void> {
  const note = join(dir, "data-folder");
  const madeFor = await readFile(note, "utf8");
  if (madeFor === dataFolder) return;
  const original = await realpath(join(madeFor, "postgres")).catch(() => undefined);
  if (original === dir) {
    throw new StartError(
      `${dataFolder} is a copy of ${madeFor} and would share its database: delete the link ${join(dataFolder, "postgres")} to begin with an empty one.`,
    );
  }
  await writeFile(note, dataFolder);
}

async function followTo(place: string): Promise<string> {
  try {
    const dir = await realpath(place);
    await access(dir, constants.R_OK | constants.W_OK | constants.X_OK);
    return dir;
  } catch (error) {
    const way =
      codeOf(error) === "ENOENT"
        ? `bring that folder back, or delete the link to begin with an empty database`
        : `start Behalf as the user who started it before`;
    throw new StartError(`The database of this data folder cannot be reached through ${place}: ${way}.`, {
      cause: error,
    });
  }
}

async function ownerInside(dir: string): Promise<Owner> {
  const { uid, gid } = (await stat(join(dir, "cluster"))) ?? (await lstat(dir));
  return { uid, gid };
}

async function stat(path: string): Promise<Stats | undefined> {
  return lstat(path).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  });
}

async function unprivilegedUser(): Promise<Owner> {
  const lines = (await readFile("/etc/passwd", "utf8").catch(() => "")).split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: 65534, gid: 65534 };
}
