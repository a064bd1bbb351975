import { realpath, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { removeSocketFolder } from "./address.ts";
import { rootHomes } from "./home.ts";

/** Deletes the database of a data folder, also where root keeps it. The server must be stopped. */
export async function removePostgres(dataDir: string): Promise<void> {
  const place = join(dataDir, "postgres");
  const home = await realpath(place).catch(() => undefined);
  if (home === undefined) return;
  await removeSocketFolder(home);
  if (dirname(home) === rootHomes) await rm(home, { recursive: true, force: true });
  await rm(place, { recursive: true, force: true });
}
