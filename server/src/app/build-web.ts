import { buildWebIfNeeded } from "./web-build.ts";

/** `npm run build`: what a start would do first. */
const built = await buildWebIfNeeded((line) => process.stderr.write(`${line}\n`));
process.exitCode = built ? 0 : 1;
