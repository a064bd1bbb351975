import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { webRoot } from "./web.ts";
import { buildWebIfNeeded } from "./web-build.ts";

/** `npm run build`: what a start would do first, and what each part of the app weighs. */
const built = await buildWebIfNeeded((line) => process.stderr.write(`${line}\n`));
if (built) process.stdout.write(await readFile(join(webRoot, "dist/.budget.txt"), "utf8"));
process.exitCode = built ? 0 : 1;
