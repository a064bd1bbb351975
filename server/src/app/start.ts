import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../platform/config.ts";
import type { HostPort } from "../platform/egress/index.ts";
import { newId } from "../platform/ids.ts";
import { createLog } from "../platform/log.ts";
import { lockDataFolder, startPostgres } from "../platform/postgres/index.ts";
import { ownSecretKey } from "../platform/secret-key.ts";
import { openVault } from "../platform/vault.ts";
import { createSetUp } from "../sign-in/index.ts";
import { refuseTakenPort } from "./address.ts";
import { Closing } from "./closing.ts";
import { credentialsFile } from "./demo.ts";
import { firstOrganisation } from "./first-organisation.ts";
import { startNode } from "./node.ts";
import { type RunningSamples, sampleSkills, startSamples } from "./samples.ts";
import { serveWeb } from "./web.ts";
import { buildWebIfNeeded } from "./web-build.ts";

export interface Running {
  url: string;
  /** Who can sign in and what to ask, for the terminal. */
  welcome: string[];
  /** Takes no more work, finishes what is under way, and closes everything in the reverse order of opening. */
  stop(): Promise<void>;
}

type Say = (line: string) => void;

/** Longer than a client that is at work leaves a connection alone. */
const graceMs = 1_500;

interface Starter {
  /** Hears short sentences for the person at the terminal. */
  say: Say;
  /** Aborted when the start is to be given up; it then ends with the signal's reason. */
  stopping: AbortSignal;
}

/** Starts a node with all that is around it: data folder, database, web app, demo. Whatever fails closes what was opened. */
export async function start(config: Config, starter: Starter): Promise<Running> {
  const closing = new Closing();
  try {
    return await open(config, starter, closing);
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function open(config: Config, { say, stopping }: Starter, closing: Closing): Promise<Running> {
  const log = createLog(config.LOG_LEVEL);
  const lock = await lockDataFolder(config.DATA_DIR);
  closing.add(() => lock.release());
  await refuseTakenPort(config);
  const vault = openVault(config.SECRET_KEY ?? [await ownSecretKey(config.DATA_DIR)]);
  const databaseUrl = await databaseOf(config, say, closing);
  stopping.throwIfAborted();

  const skillNames = new Map<string, HostPort>();
  const vouched = config.demo ? sampleSkills.map(({ host }) => host) : [];
  const setUp = createSetUp();
  let samples: RunningSamples | undefined;
  // After the node, which may have called one of them.
  closing.add(() => samples?.stop());
  let welcome: string[] = [];
  const { url } = await startNode(
    {
      config: { ...config, EGRESS_ALLOW: [...config.EGRESS_ALLOW, ...vouched] },
      log,
      databaseUrl,
      ownerUrl: config.DATABASE_OWNER_URL,
      vault,
      name: await nodeName(config.DATA_DIR),
      setUp,
      skillNames,
      graceMs,
      async addPages(app) {
        await buildWebIfNeeded(say, stopping);
        stopping.throwIfAborted();
        await serveWeb(app);
      },
      async beforeWork({ ctx, url, address }) {
        welcome = await firstOrganisation(ctx, { setUp, url });
        if (!config.demo) return;
        const fileOf = (name: string) => credentialsFile(ctx, name);
        samples = startSamples({ url: address, log, names: skillNames, credentialsFile: fileOf });
        await samples.listening;
      },
    },
    closing,
  );
  return { url, welcome, stop: () => closing.close() };
}

async function databaseOf(config: Config, say: Say, closing: Closing): Promise<string> {
  if (config.DATABASE_URL !== undefined) return config.DATABASE_URL;
  const postgres = await startPostgres({ dataDir: config.DATA_DIR, progress: say });
  closing.add(() => postgres.stop());
  return postgres.url;
}

/** The name under which this data folder's runs are its own again after a restart. */
async function nodeName(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, "node-name");
  const known = await readFile(file, "utf8").catch(() => "");
  if (known !== "") return known;
  const name = newId("nod");
  await writeFile(file, name);
  return name;
}
