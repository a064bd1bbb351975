// The last step of `npm test`: whether each statement that the tests made the server send is bound to an organisation.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadModule } from "libpg-query";
import { acrossOrganisations } from "../../src/app/across-organisations.ts";
import type { Sent } from "../../src/platform/organisation-check/watch-statements.ts";
import { statementFaults } from "./faults.ts";

const [folder = ""] = process.argv.slice(2);
const schema = new Map<string, string[]>(JSON.parse(readFileSync(join(folder, "schema.json"), "utf8")));
const lines = readdirSync(folder)
  .filter((file) => file.endsWith(".jsonl"))
  .flatMap((file) => readFileSync(join(folder, file), "utf8").trim().split("\n"));
const statements = [...new Set(lines)].map((line): Sent => JSON.parse(line));
await loadModule();
const faults = statementFaults(statements, {
  schema,
  crossings: acrossOrganisations,
  list: "server/src/app/across-organisations.ts",
});

for (const fault of faults) process.stdout.write(`${fault}\n`);
process.stdout.write(`${statements.length} statements, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 && statements.length > 0 ? 0 : 1;
