import { lstat, realpath, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { rootHomes } from "./home.ts";

/** Deletes a data folder with its database, which for root lives elsewhere. The server must be stopped. */
export async function removeDataFolder(dataDir: string): Promise<void> {
  const place = join(dataDir, "postgres");
  const found = await lstat(place).catch(() => undefined);
  const home = found?.isSymbolicLink() ? await realpath(place).catch(() => undefined) : undefined;
  if (home !== undefined && dirname(home) === rootHomes) await rm(home, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}
