#!/usr/bin/env node
// `exec` for cmd.exe, which has none: the script in `package.json` begins with it so that elsewhere the shell that npm
// starts becomes the server, which npm's signals then reach. `exec node script …` runs the script here.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

process.argv.splice(1, 3, resolve(process.argv[3]));
await import(pathToFileURL(process.argv[1]).href);
