// `npm run corpus -- <folder>`: every skill file of a folder through the reader the platform uses, and whether it
// keeps to its limits. Ends with 1 when one is broken, 64 when the call itself is off.
import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { apiTable, proposeAll } from "./apis.ts";
import { generate } from "./corpus-large.ts";
import { filesIn, type Measured, readAll } from "./corpus-read.ts";
import { limits, summary, table } from "./corpus-report.ts";

const manual = `npm run corpus -- <folder>          what becomes of each .yaml, .yml and .json file in it
npm run corpus -- --generate 13     the same for a valid document of 13 MB, as JSON and as YAML, made in a temporary folder

npm run corpus -- --apis <folder>   each document in it as an API to be registered: the permission points it would be given

  --json      one JSON object instead of the table
  --help

An INDEX.json beside the files says what is expected of each: [{ "file", "expect", "maxMs" }].

Limits: ${limits}
Ends with 1 when one is broken, or an API would have no point at all.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    generate: { type: "string" },
    apis: { type: "string" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});

const folder =
  values.generate === undefined ? (values.apis ?? positionals[0]) : await generate(Number(values.generate));
const isFolder = folder !== undefined && (await stat(folder).catch(() => undefined))?.isDirectory() === true;

if (values.help) say(manual);
else if (!isFolder) {
  process.stderr.write(
    `${folder === undefined ? "Name a folder." : `${folder} is no folder.`}\n\n${manual}\n`,
  );
  process.exitCode = 64;
} else if (values.apis !== undefined) {
  if (!values.json) say(apiTable.head);
  const apis = await proposeAll(folder, (api) => {
    if (!values.json) say(apiTable.row(api));
  });
  if (values.json) say(JSON.stringify(apis, null, 1));
  if (apis.length === 0 || apis.some(({ points }) => points === 0)) process.exitCode = 1;
} else {
  const files = await filesIn(folder);
  const measured: Measured[] = [];
  if (!values.json) say(table.head);
  const growth = await readAll(files, (file) => {
    measured.push(file);
    if (!values.json) say(table.row(file));
  });
  const totals = summary(measured, growth);
  say(values.json ? JSON.stringify({ files: measured, totals }, null, 1) : table.totals(totals));
  if (totals.broken.length > 0 || measured.length === 0) process.exitCode = 1;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
