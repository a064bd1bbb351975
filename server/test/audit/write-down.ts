import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { watchRequests } from "./witness.ts";

/** The folder in which every worker of a whole `npm test` writes down what each route recorded. */
export const evidenceFolder = process.env.AUDIT_EVIDENCE;

if (evidenceFolder !== undefined) {
  const file = join(evidenceFolder, `${process.pid}.jsonl`);
  const written = new Set<string>();
  watchRequests((evidence) => {
    const line = JSON.stringify(evidence);
    if (!written.has(line)) appendFileSync(file, `${line}\n`);
    written.add(line);
  });
}
