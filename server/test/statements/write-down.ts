import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Db } from "../../src/platform/db/database.ts";
import { readSchema } from "../../src/platform/organisation-check/read-schema.ts";
import { type Sent, watchStatements } from "../../src/platform/organisation-check/watch-statements.ts";

/** The folder in which every worker of a whole `npm test` writes down the statements that it sent. */
const folder = process.env.STATEMENT_EVIDENCE;

const ownerFiles = ["src/platform/db/migrate.ts", "src/platform/db/application-role.ts"];

/** What the tests ask for themselves is theirs, and the migrations are of all organisations. */
const isOurs = ({ file }: Sent) => !/^test\/|\.(test|fixture)\.ts$/.test(file) && !ownerFiles.includes(file);

if (folder !== undefined) {
  const lines = join(folder, `${process.pid}.jsonl`);
  const written = new Set<string>();
  watchStatements((sent) => {
    const line = JSON.stringify(sent);
    if (isOurs(sent) && !written.has(line)) appendFileSync(lines, `${line}\n`);
    written.add(line);
  });
}

/** What the tables were, for whoever reads the statements when the database is gone. */
export async function writeDownSchema(db: Db): Promise<void> {
  if (folder !== undefined)
    writeFileSync(join(folder, "schema.json"), JSON.stringify([...(await readSchema(db))]));
}
