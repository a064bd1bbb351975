#!/usr/bin/env node
// `exec` for cmd.exe, which has none: the script in `package.json` begins with it so that elsewhere the shell that npm
// starts becomes the server, which npm's signals then reach. `exec node --option script …` runs the script here, without
// the options: they are for memory, and Node takes none of them once it runs.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const script = process.argv.findIndex((argument, index) => index > 2 && !argument.startsWith("-"));
process.argv.splice(1, script, resolve(process.argv[script]));
await import(pathToFileURL(process.argv[1]).href);
