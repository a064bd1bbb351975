import { lstat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { StartError } from "../start-error.ts";
import { urlOf } from "./address.ts";
import { ensureBinaries, findPackage, sweepOtherBinaries, sweepUnfinished } from "./binaries.ts";
import { appRole, type Cluster, ensureCluster } from "./cluster.ts";
import { codeOf, openDataFolder, whyUnusable } from "./data-folder.ts";
import { type Launched, launch } from "./launch.ts";
import { openPostgresFolder, type PostgresFolder } from "./postgres-folder.ts";
import { findPostmaster, type Postmaster } from "./postmaster.ts";
import { whyItEnded } from "./program.ts";
import { keepLogSmall } from "./server-log.ts";
import { stopPostmaster } from "./stop.ts";
import { startWatch } from "./watch.ts";

export interface RunningPostgres {
  /** `postgres://…` of a role that is no superuser, with its password: never log it. */
  readonly url: string;
  /** Ends the server, with every connection. Stop whatever uses it first. */
  stop(): Promise<void>;
}

export interface StartInput {
  /** Made when missing. Hold its lock (`lockDataFolder`) while the server is in use. */
  readonly dataDir: string;
  /** Gets short sentences for the person at the terminal. */
  readonly progress: (line: string) => void;
}

const pollEvery = 25;

/**
 * Starts the PostgreSQL of a data folder, or adopts the one that a killed process left running.
 * @throws StartError with one line that says the way out
 */
export async function startPostgres({ dataDir, progress }: StartInput): Promise<RunningPostgres> {
  try {
    const folder = await openPostgresFolder(await openDataFolder(dataDir));
    const source = await findPackage();
    const isNew = !(await lstat(join(folder.dir, "cluster")).catch(() => undefined));
    if (isNew) progress(`Preparing PostgreSQL ${source.major} in ${dataDir} (first start only)`);
    await sweepUnfinished(folder);
    const binDir = await ensureBinaries(folder, source);
    const cluster = await ensureCluster(folder, binDir, source.major);
    return await bringUp(folder, binDir, cluster, progress);
  } catch (error) {
    if (error instanceof StartError || codeOf(error) === "") throw error;
    throw new StartError(whyUnusable(resolve(dataDir), codeOf(error)), { cause: error });
  }
}

type Progress = StartInput["progress"];

async function bringUp(
  folder: PostgresFolder,
  binDir: string,
  cluster: Cluster,
  progress: Progress,
): Promise<RunningPostgres> {
  const watch = startWatch(folder, progress);
  let launched: Launched | undefined;
  try {
    for (;;) {
      const living = await findPostmaster(cluster.dir);
      if (living?.status === "ready" && (await accepts(living, cluster))) {
        if (launched) await sweepOtherBinaries(folder, binDir);
        else progress(`Using the PostgreSQL that is already running (pid ${living.pid})`);
        return running(folder, binDir, cluster, living);
      }
      if (!living && !launched) launched = await launch(folder, binDir, cluster.dir);
      const lastWords = await launched?.lastWords();
      watch(living, lastWords);
      if (lastWords !== undefined) {
        if (!passesByItself(lastWords)) throw new StartError(whyItEnded(folder, lastWords));
        await launched?.letGo();
        launched = undefined;
      }
      await sleep(pollEvery);
    }
  } finally {
    await launched?.letGo();
  }
}

/** A dead server that the system has not buried yet, or whose sessions still end. */
function passesByItself(lastWords: string): boolean {
  return /postmaster\.pid" already exists|shared memory block/.test(lastWords);
}

function running(
  folder: PostgresFolder,
  binDir: string,
  cluster: Cluster,
  { pid, address }: Postmaster,
): RunningPostgres {
  const letLogGrow = keepLogSmall(folder);
  let stopped: Promise<void> | undefined;
  const stop = () => {
    letLogGrow();
    stopped ??= stopPostmaster(folder, binDir, cluster.dir, pid);
    return stopped;
  };
  return { url: urlOf(address, { user: appRole, password: cluster.password, database: appRole }), stop };
}

/** Whether the server lets us in. One that does not know our password is not ours to use. */
async function accepts({ pid, address }: Postmaster, { dir, password }: Cluster): Promise<boolean> {
  const connectionString = urlOf(address, { user: appRole, password, database: appRole });
  const client = new pg.Client({ connectionString, ssl: false, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined); // a connection lost while we look is an answer too
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (codeOf(error) !== "28P01") return false;
    throw new StartError(
      `The PostgreSQL running in ${dir} (pid ${pid}) does not accept our password: stop it with kill -INT ${pid} and start again.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
