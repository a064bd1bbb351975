import { mkdir, readFile, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { applicationQueues } from "../applications/index.ts";
import { closeReaders } from "../assistants/index.ts";
import { createSetUp, resolveCaller, type SetUp } from "../identity/index.ts";
import { endFamilies, v1Errors } from "../oauth/index.ts";
import { offlinePlanner } from "../planner/index.ts";
import type { Config } from "../platform/config.ts";
import type { Ctx } from "../platform/ctx.ts";
import { openDatabase } from "../platform/db/database.ts";
import { migrate } from "../platform/db/migrate.ts";
import { createEgress } from "../platform/egress/index.ts";
import { addHealth } from "../platform/http/health.ts";
import { buildServer } from "../platform/http/server.ts";
import { type ApplicationId, newId } from "../platform/ids.ts";
import { type Changes, listenForChanges } from "../platform/jobs/changes.ts";
import { startJobs } from "../platform/jobs/jobs.ts";
import { createLog } from "../platform/log.ts";
import { lockDataFolder, startPostgres } from "../platform/postgres/index.ts";
import { type Following, resumeRuns, runJobs, runQueues, type Worker } from "../runs/index.ts";
import { portError, refuseTakenPort } from "./address.ts";
import { Closing } from "./closing.ts";
import { credentialsFile } from "./demo.ts";
import { firstOrganisation } from "./first-organisation.ts";
import { allRoutes } from "./routes.ts";
import { sampleSkills, startSamples } from "./samples.ts";
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

/** Starts a node: data folder, database, schema, jobs, routes, web app, demo. Whatever fails closes what was opened. */
export async function start(config: Config, say: Say): Promise<Running> {
  const closing = new Closing();
  try {
    return await open(config, say, closing);
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function open(config: Config, say: Say, closing: Closing): Promise<Running> {
  const log = createLog(config.LOG_LEVEL);
  const lock = await lockDataFolder(config.DATA_DIR);
  closing.add(() => lock.release());
  await refuseTakenPort(config);
  const databaseUrl = await databaseOf(config, say, closing);
  const { db, close } = openDatabase({ url: databaseUrl, log });
  closing.add(close);
  await migrate(db);

  const names = new Map<string, { host: string; port: number }>();
  const own: { host: string; port: number }[] = portOf(databaseUrl);
  const vouched = config.demo ? sampleSkills.map(({ host }) => host) : [];
  const allowed = { ...config, EGRESS_ALLOW: [...config.EGRESS_ALLOW, ...vouched] };
  const egress = createEgress({ allow: allowed.EGRESS_ALLOW, names, own });
  closing.add(() => egress.close());
  closing.add(closeReaders);
  const jobs = await startJobs({ url: databaseUrl, log, queues: [...runQueues, ...applicationQueues] });
  closing.add(() => jobs.stop(8_000));
  const changes = await listenForChanges(databaseUrl, log, ["run"]);
  closing.add(() => changes.close());

  const ctx: Ctx = { db, jobs, egress, log, config: allowed };
  const worker: Worker = {
    planner: offlinePlanner(),
    node: await nodeName(config.DATA_DIR),
    busy: new Set(),
  };
  await resumeRuns(ctx, worker);
  const setUp = createSetUp();
  const { app, stopStreams } = await serve(ctx, changes, setUp, say);
  closing.add(() => app.close());
  closing.add(stopStreams);
  const url = await listen(app, config);
  own.push({ host: config.HOST, port: (app.server.address() as AddressInfo).port });

  const welcome = await firstOrganisation(ctx, { setUp, url });
  if (config.demo) {
    const samples = startSamples({ url, log, names, credentialsFile: (name) => credentialsFile(ctx, name) });
    closing.add(() => samples.stop());
  }
  await jobs.work({
    ...runJobs(ctx, worker),
    "application.secrets_revoked": ({ applicationId }: { applicationId: ApplicationId }) =>
      endFamilies(ctx, applicationId),
  });
  return { url, welcome, stop: () => closing.close() };
}

async function serve(ctx: Ctx, changes: Changes, setUp: SetUp, say: Say) {
  const stopping = new AbortController();
  const following: Following = { changes, stopping: stopping.signal };
  let app: FastifyInstance | undefined;
  app = await buildServer({
    ctx,
    routes: allRoutes({ setUp, following }),
    resolveCaller,
    origins: () => originsOf(ctx.config, app),
    dialects: [v1Errors],
  });
  addHealth(app, ctx);
  await buildWebIfNeeded(say);
  await serveWeb(app);
  return { app, stopStreams: () => stopping.abort() };
}

/** Ours, in the ways a browser on this machine may spell it; behind a proxy the public one. */
function originsOf({ PUBLIC_URL, HOST }: Config, app: FastifyInstance | undefined): string[] {
  const address = app?.server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const local = [HOST, "127.0.0.1", "localhost", "[::1]"].map((host) => `http://${host}:${port}`);
  return PUBLIC_URL === undefined ? local : [new URL(PUBLIC_URL).origin, ...local];
}

async function databaseOf(config: Config, say: Say, closing: Closing): Promise<string> {
  if (config.DATABASE_URL !== undefined) return config.DATABASE_URL;
  const postgres = await startPostgres({ dataDir: config.DATA_DIR, progress: say });
  closing.add(() => postgres.stop());
  return postgres.url;
}

/** The database's own port, which no skill may be on; a local socket has none. */
function portOf(databaseUrl: string): { host: string; port: number }[] {
  const { hostname, port } = new URL(databaseUrl);
  return hostname === "" || hostname.startsWith("%2F")
    ? []
    : [{ host: hostname, port: Number(port || 5432) }];
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

async function listen(app: FastifyInstance, { HOST, PORT, PUBLIC_URL }: Config): Promise<string> {
  try {
    const address = await app.listen({ host: HOST, port: PORT });
    return PUBLIC_URL ?? address;
  } catch (error) {
    throw portError(error, { HOST, PORT });
  }
}
