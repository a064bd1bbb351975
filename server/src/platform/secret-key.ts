import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { randomText, Secret } from "./secret.ts";
import { StartError } from "./start-error.ts";

/**
 * The key of an installation that was given none: made at the first start, kept in the data folder with mode 0600.
 * @throws StartError when what is there is not a key
 */
export async function ownSecretKey(dataDir: string): Promise<Secret> {
  const file = join(dataDir, "secret-key");
  const known = await readFile(file, "utf8").catch(ifMissing);
  if (known === undefined) return makeKey(dataDir, file);
  if (known.trim().length < 32)
    throw new StartError(
      `${file} holds no key: restore it from a backup. Without it the stored secrets of skills cannot be read; delete it to have them given again.`,
    );
  return new Secret(known.trim());
}

/** On the disk before anything is sealed with it, and whole or not there at all: what it sealed is lost without it. */
async function makeKey(dataDir: string, file: string): Promise<Secret> {
  const key = randomText();
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const growing = `${file}.new`;
  await rm(growing, { force: true });
  const handle = await open(growing, "wx", 0o600);
  try {
    await handle.writeFile(`${key.reveal()}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(growing, file);
  await keepName(dataDir);
  return key;
}

/** A new name is on the disk when its folder is; Windows has no such call for folders. */
async function keepName(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}

function ifMissing(error: unknown): undefined {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
  throw error;
}
