import { constants } from "node:fs";
import { access, mkdir, realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { StartError } from "../start-error.ts";

/**
 * Makes the data folder when there is none (mode 0700) and returns its real path. A folder that exists keeps
 * its permissions.
 * @throws StartError when it cannot be made or written
 */
export async function openDataFolder(dataDir: string): Promise<string> {
  const path = resolve(dataDir);
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return await realpath(path);
  } catch (error) {
    throw new StartError(whyUnusable(path, codeOf(error)), { cause: error });
  }
}

/** The code of a failed system call ("EACCES"), "" for any other error. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** One line about a folder that a system call refused with `code`. */
export function whyUnusable(path: string, code: string): string {
  const other = "or choose another folder with DATA_DIR.";
  switch (code) {
    case "EACCES":
    case "EPERM":
      return `The data folder ${path} is not writable by ${whoWeAre()}: give that user the folder (chown), ${other}`;
    case "EROFS":
      return `The data folder ${path} is on a read-only file system: mount it writable, ${other}`;
    case "EEXIST":
    case "ENOTDIR":
      return `The data folder ${path} cannot be used because a file is in its place: move the file away, ${other}`;
    case "ENOENT":
      return `The data folder ${path} leads through a link to nothing: repair the link, ${other}`;
    case "ENOSPC":
    case "EDQUOT":
      return `The disk of ${path} is full: free some space (PostgreSQL needs about 200 MB to begin), ${other}`;
    default:
      return `The data folder ${path} cannot be used (${code || "unknown reason"}): check the disk, ${other}`;
  }
}

function whoWeAre(): string {
  return process.getuid ? `user ${process.getuid()}` : "this user";
}
