import { realpath, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { removeSocketFolder } from "./address.ts";
import { foldersOfRoot } from "./postgres-folder.ts";

/** Deletes the database of a data folder, also where root keeps it. The server must be stopped. */
export async function removePostgres(dataDir: string): Promise<void> {
  const place = join(dataDir, "postgres");
  const folder = await realpath(place).catch(() => undefined);
  if (folder === undefined) return;
  await removeSocketFolder(folder);
  if (dirname(folder) === foldersOfRoot) await rm(folder, { recursive: true, force: true });
  await rm(place, { recursive: true, force: true });
}
