import { loadModule } from "libpg-query";
import type { Db } from "../platform/db/database.ts";
import { judge } from "../platform/organisation-check/judge.ts";
import { readSchema } from "../platform/organisation-check/read-schema.ts";
import { watchStatements } from "../platform/organisation-check/watch-statements.ts";
import { acrossOrganisations } from "./across-organisations.ts";

/** From here on a statement that is not bound to an organisation fails where it stands, before it is sent. */
export async function refuseUnboundStatements(db: Db): Promise<void> {
  await loadModule();
  const schema = await readSchema(db);
  const rules = { schema, crossings: acrossOrganisations, list: "server/src/app/across-organisations.ts" };
  const bound = new Set<string>();
  watchStatements((sent) => {
    const key = `${sent.file} ${sent.verb} ${sent.text}`;
    if (bound.has(key)) return;
    const { fault } = judge(sent, rules);
    if (fault !== undefined) throw new Error(fault);
    bound.add(key);
  });
}
