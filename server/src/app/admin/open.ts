import type { Config } from "../../platform/config.ts";
import type { Ctx } from "../../platform/ctx.ts";
import { asApplication } from "../../platform/db/application-role.ts";
import { openDatabase } from "../../platform/db/database.ts";
import { createEgress } from "../../platform/egress/index.ts";
import { listenForChanges } from "../../platform/jobs/changes.ts";
import { startJobs } from "../../platform/jobs/jobs.ts";
import { limitsIn } from "../../platform/limits.ts";
import { createLog } from "../../platform/log.ts";
import { lockDataFolder, startPostgres, urlOfRunning } from "../../platform/postgres/index.ts";
import { ownSecretKey } from "../../platform/secret-key.ts";
import { keepTally } from "../../platform/tally.ts";
import { openVault } from "../../platform/vault.ts";
import type { Closing } from "../closing.ts";

/** The server's database, whether the server runs or not, as the server itself enters it: what is done is audited. */
export async function openServer(config: Config, closing: Closing): Promise<Ctx> {
  const log = createLog("silent");
  const url = asApplication(await databaseOf(config, closing));
  const { db, close } = openDatabase({ url, log, connections: 2 });
  closing.add(close);
  const jobs = await startJobs({ url, log, queues: [] });
  closing.add(() => jobs.stop(1_000));
  const changes = await listenForChanges(url, log, []);
  closing.add(() => changes.close());
  const egress = createEgress({ allow: [], names: new Map(), own: [] });
  closing.add(() => egress.close());
  const tally = keepTally(log);
  closing.add(() => tally.close());
  const vault = openVault(config.SECRET_KEY ?? [await ownSecretKey(config.DATA_DIR)]);
  return { db, jobs, changes, egress, limits: limitsIn(db), tally, vault, log, config };
}

/** The embedded one is started for this where the server is stopped, and ended again. */
async function databaseOf({ DATABASE_URL, DATA_DIR: dataDir }: Config, closing: Closing): Promise<string> {
  if (DATABASE_URL !== undefined) return DATABASE_URL;
  const running = await urlOfRunning(dataDir);
  if (running !== undefined) return running;
  const lock = await lockDataFolder(dataDir);
  closing.add(() => lock.release());
  const postgres = await startPostgres({ dataDir, progress: () => {} });
  closing.add(() => postgres.stop());
  return postgres.url;
}
