import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { webRoot } from "./web.ts";

const dist = join(webRoot, "dist");
/** What is built in: the app itself, and the pages of the guides that it shows. */
const sources = ["src", "build", "public", "../docs"];

/**
 * Builds the web app when there is none yet or its sources have changed. It is built beside what is there and then
 * takes its place, so that nobody is served half of it. A failure (`false`) leaves what is there.
 */
export async function buildWebIfNeeded(
  progress: (line: string) => void,
  stopping?: AbortSignal,
): Promise<boolean> {
  const stamp = await stampOfSources();
  if ((await readFile(join(dist, ".sources"), "utf8").catch(() => "")) === stamp) return true;
  progress("Building the web app (first start, or its sources changed)");
  const fresh = `${dist}-${process.pid}`;
  const failure = await runVite(fresh, stopping);
  if (failure === undefined) {
    await writeFile(join(fresh, ".sources"), stamp);
    await takePlace(fresh);
  } else if (stopping?.aborted !== true)
    progress(`The web app could not be built; the API works without it. ${failure}`);
  await rm(fresh, { recursive: true, force: true });
  return failure === undefined;
}

async function takePlace(fresh: string): Promise<void> {
  const old = `${fresh}-old`;
  await rename(dist, old).catch(() => {});
  await rename(fresh, dist);
  await rm(old, { recursive: true, force: true });
}

/** Names, sizes and contents: the same wherever the folder lies and whenever it was checked out. */
async function stampOfSources(): Promise<string> {
  const folders = sources.map((folder) =>
    readdir(join(webRoot, folder), { recursive: true, withFileTypes: true }),
  );
  const entries = (await Promise.all(folders)).flat();
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash("sha256");
  for (const file of [...files, join(webRoot, "index.html"), join(webRoot, "vite.config.ts")].sort()) {
    hash.update(`${relative(webRoot, file)}\n`).update(await readFile(file));
  }
  return hash.digest("hex");
}

/** Answers why, if it failed. */
function runVite(outDir: string, signal?: AbortSignal): Promise<string | undefined> {
  const vite = join(
    createRequire(join(webRoot, "package.json")).resolve("vite/package.json"),
    "../bin/vite.js",
  );
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [vite, "build", "--logLevel", "error", "--outDir", outDir, "--emptyOutDir"],
      // Whatever starts it, tests too: what is served is what is built to be served.
      { cwd: webRoot, env: { ...process.env, NODE_ENV: "production" }, ...(signal && { signal }) },
    );
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(0, 8_000);
    });
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code) => resolve(code === 0 ? undefined : reasonIn(said)));
  });
}

/** What went wrong stands after the name of an error, before where it happened. */
const reasonIn = (said: string) => /^\w*Error: (.+)$/m.exec(said)?.[1] ?? said.trim().split("\n")[0] ?? "";
