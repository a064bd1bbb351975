// The last step of `npm test`: whether each route recorded what it says it records, by what the tests saw.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unconnectedRoutes } from "../../src/app/describe-api.ts";
import type { Evidence } from "./evidence.ts";
import { auditFaults } from "./faults.ts";

const [folder = ""] = process.argv.slice(2);
const evidence = readdirSync(folder)
  .filter((file) => file.endsWith(".jsonl"))
  .flatMap((file) => readFileSync(join(folder, file), "utf8").trim().split("\n"))
  .map((line): Evidence => JSON.parse(line));
const routes = unconnectedRoutes();
const faults = auditFaults(routes, evidence);

for (const fault of faults) process.stdout.write(`${fault}\n`);
const changing = routes.filter(({ method }) => method !== "GET").length;
process.stdout.write(
  `${changing} changing routes, ${evidence.length} kinds of success, ${faults.length} faults\n`,
);
process.exitCode = faults.length === 0 && evidence.length > 0 ? 0 : 1;
