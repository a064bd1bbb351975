import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { webRoot } from "./web.ts";

/** Builds the web app when there is none yet or its sources have changed. A failure (`false`) leaves what is there. */
export async function buildWebIfNeeded(progress: (line: string) => void): Promise<boolean> {
  const stampFile = join(webRoot, "dist", ".sources");
  const stamp = await stampOfSources();
  if ((await readFile(stampFile, "utf8").catch(() => "")) === stamp) return true;
  progress("Building the web app (first start, or its sources changed)");
  const failure = await runVite();
  if (failure === undefined) await writeFile(stampFile, stamp);
  else progress(`The web app could not be built; the API works without it. ${failure}`);
  return failure === undefined;
}

async function stampOfSources(): Promise<string> {
  const entries = await readdir(join(webRoot, "src"), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash("sha256");
  for (const file of [...files, join(webRoot, "index.html"), join(webRoot, "vite.config.ts")].sort()) {
    const { size, mtimeMs } = await stat(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

/** Answers the last line of what it said if it failed. */
function runVite(): Promise<string | undefined> {
  const vite = join(
    createRequire(join(webRoot, "package.json")).resolve("vite/package.json"),
    "../bin/vite.js",
  );
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [vite, "build", "--logLevel", "error"], { cwd: webRoot });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-2_000);
    });
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code) =>
      resolve(code === 0 ? undefined : (said.trim().split("\n")[0] ?? "vite failed")),
    );
  });
}
