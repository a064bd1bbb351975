import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { urlOf } from "./address.ts";
import { appRole } from "./cluster.ts";
import { openDataFolder } from "./data-folder.ts";
import { openPostgresFolder } from "./postgres-folder.ts";
import { findPostmaster } from "./postmaster.ts";

/** How to enter the PostgreSQL that runs for this data folder; undefined where none does. Holds the password. */
export async function urlOfRunning(dataDir: string): Promise<string | undefined> {
  const { dir } = await openPostgresFolder(await openDataFolder(dataDir));
  const living = await findPostmaster(join(dir, "cluster"));
  if (living === undefined || living.status !== "ready") return undefined;
  const password = (await readFile(join(dir, "password"), "utf8")).trim();
  return urlOf(living.address, { user: appRole, password, database: appRole });
}
