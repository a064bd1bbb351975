import { sql } from "kysely";
import { getConstructionPlans, getMigrationPlans } from "pg-boss";
import type { Db } from "../db/database.ts";
import { madeByNewer } from "../db/migrate.ts";
import { StartError } from "../start-error.ts";

const schema = "pgboss";

/** Makes the job engine's own schema, or brings it to the engine's version. */
export async function installJobs(owner: Db): Promise<void> {
  const { rows } = await sql<{ installed: boolean }>`
    select to_regclass('pgboss.version') is not null as installed`.execute(owner);
  if (rows[0]?.installed !== true) await sql.raw(getConstructionPlans(schema)).execute(owner);
  else await upgrade(owner);
}

async function upgrade(owner: Db): Promise<void> {
  const { rows } = await sql<{ version: number }>`select version from pgboss.version`.execute(owner);
  const version = rows[0]?.version ?? 0;
  const plans = plansAfter(version);
  if (plans !== undefined) await sql.raw(plans).execute(owner);
  else if (plansAfter(version - 1) === undefined) throw new StartError(madeByNewer);
}

/** `undefined`: the engine knows of nothing that comes after this version. */
function plansAfter(version: number): string | undefined {
  try {
    return getMigrationPlans(schema, version);
  } catch {
    return undefined;
  }
}
