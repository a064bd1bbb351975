import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { tidyAuthentications } from "../assistants/index.ts";
import { startSealer, startTellingFrequent, tidyKeys } from "../audit/index.ts";
import { type GrantUses, keepGrantUses } from "../consent/index.ts";
import { createStreamGateway, type StreamGateway } from "../invocation/index.ts";
import { type Checks, keepChecks, tokenResolver } from "../oauth/index.ts";
import { catalogueChannel, followCatalogues } from "../permissions/index.ts";
import {
  modelPlanner,
  offlinePlanner,
  type Planner,
  type Ways,
  withRules,
  withSuggestions,
} from "../planner/index.ts";
import type { Config } from "../platform/config.ts";
import type { Ctx } from "../platform/ctx.ts";
import { openDatabase } from "../platform/db/database.ts";
import { createEgress, type Egress, type HostPort } from "../platform/egress/index.ts";
import { prepareDrain } from "../platform/http/drain.ts";
import { addHealth } from "../platform/http/health.ts";
import { buildServer } from "../platform/http/server.ts";
import { listenForChanges } from "../platform/jobs/changes.ts";
import { startJobs } from "../platform/jobs/jobs.ts";
import { limitsIn } from "../platform/limits.ts";
import type { Logger } from "../platform/log.ts";
import { prepareDatabase } from "../platform/prepare-database.ts";
import { keepTally } from "../platform/tally.ts";
import type { Vault } from "../platform/vault.ts";
import { tidyModelKeys } from "../policies/index.ts";
import {
  createDrafts,
  draftChannels,
  type Following,
  type Hands,
  handsOf,
  type Room,
  type Timing,
  type Worker,
} from "../runs/index.ts";
import { resolvePerson, type SetUp } from "../sign-in/index.ts";
import { closeReaders } from "../skill-files/index.ts";
import { tidyWebhookSecrets, WebhookSender, webhookChannel } from "../webhooks/index.ts";
import { portError } from "./address.ts";
import type { Closing } from "./closing.ts";
import { startHousekeeping } from "./housekeeping.ts";
import { allJobs, queues } from "./jobs.ts";
import { allRoutes } from "./routes.ts";

interface NodeOptions {
  config: Config;
  log: Logger;
  databaseUrl: string;
  /** Owns the schema, where the login of `databaseUrl` does not. */
  ownerUrl?: string | undefined;
  vault: Vault;
  /** The node's own lasting name: its unfinished runs are its own again after a restart. */
  name: string;
  setUp: SetUp;
  /** Stable names of sample skills and where they listen now; read at each request. */
  skillNames?: ReadonlyMap<string, HostPort>;
  /** Who plans; left out, the planner without a model. */
  planner?: Planner;
  /** How long one plan may take. */
  maxPlanningMs?: number;
  /** At its end: how long kept-alive connections may still bring a request that is on its way; left out, they may not. */
  graceMs?: number;
  /** How long a run is held after this node was last heard of, how often it is heard of, how often it looks for others. */
  lease?: Timing;
  /** How many runs it moves at a time, and of one organisation. */
  room?: Room;
  /** Adds what is served beside the API, before the node listens. */
  addPages?: (app: FastifyInstance) => Promise<void>;
  /** Done when it listens and before it takes up runs, such as those that its last process left. */
  beforeWork?: (node: Node) => Promise<void>;
  /** Called with the text of each of our statements, for the tests that count them. */
  onStatement?: (text: string) => void;
}

export interface Node {
  ctx: Ctx;
  /** Where people reach it; behind a proxy the proxy's. */
  url: string;
  /** Where it listens itself. */
  address: string;
}

const maxPlanningMs = 45_000;

/** Runs under way get this long to come to a stop; whatever is then at a skill shows as unknown after the next start. */
const drainMs = 6_000;

/** One node on a database that is there: schema, jobs, routes, worker. `closing` gets the way to stop each of them. */
export async function startNode(options: NodeOptions, closing: Closing): Promise<Node> {
  const { config, log, vault, lease, room, onStatement } = options;
  const url = await prepareDatabase({ url: options.databaseUrl, ownerUrl: options.ownerUrl, log });
  const { db, close } = openDatabase({
    url,
    log,
    ...(lease && { idleInTransactionMs: lease.heldMs }),
    ...(onStatement && { onStatement }),
  });
  closing.add(close);
  if (process.env.NODE_ENV === "development") {
    const { refuseUnboundStatements } = await import("./development.ts");
    await refuseUnboundStatements(db);
  }

  const own = portOf(url);
  const egress = createEgress({ allow: config.EGRESS_ALLOW, names: options.skillNames ?? new Map(), own });
  closing.add(() => egress.close());
  const vouched = egressToModel(config, own);
  closing.add(() => vouched.close());
  const ways = { egress, vouched };
  closing.add(closeReaders);
  const jobs = await startJobs({ url, log, queues });
  closing.add(() => jobs.stop(drainMs));
  const changes = await listenForChanges(url, log, [
    "run",
    "run_stopped",
    "run_waits",
    ...draftChannels,
    "person",
    "stream",
    webhookChannel,
    catalogueChannel,
  ]);
  closing.add(() => changes.close());

  const tally = keepTally(log);
  closing.add(() => tally.close());
  const ctx: Ctx = { db, jobs, changes, egress, limits: limitsIn(db), tally, vault, log, config };
  closing.add(startSealer(ctx, url));
  closing.add(followCatalogues(ctx, changes));
  const stream = await createStreamGateway(ctx, { node: options.name, changes });
  let address = "";
  const drafts = createDrafts(changes);
  const stopping = new AbortController();
  const worker: Worker = {
    planner: withSuggestions(withRules(options.planner ?? modelPlanner({ builtIn: offlinePlanner(), ways }))),
    node: options.name,
    url: () => config.PUBLIC_URL ?? address,
    stream,
    maxPlanningMs: options.maxPlanningMs ?? maxPlanningMs,
    drafts,
    stopping: stopping.signal,
  };
  const hands = handsOf(ctx, worker, { changes, timing: lease, room });
  closing.add(() => hands.empty(drainMs));
  await hands.giveBackEarlier();
  await Promise.all([tidyAuthentications(ctx), tidyKeys(ctx), tidyModelKeys(ctx), tidyWebhookSecrets(ctx)]);
  closing.add(startHousekeeping(ctx));
  closing.add(startTellingFrequent(ctx));
  const following: Following = { changes, drafts, stopping: stopping.signal };
  const uses = keepGrantUses(ctx);
  closing.add(() => uses.close());
  const checks = keepChecks(ctx);
  closing.add(() => checks.close());
  const { app, drain } = await buildApp(
    ctx,
    { url: worker.url, following, stream, hands, uses, checks, ways },
    options,
  );
  closing.add(() => app.close());
  closing.add(drain);
  closing.add(() => stream.close());
  closing.add(() => stopping.abort());
  address = await listen(app, config);
  own.push({ host: config.HOST, port: (app.server.address() as AddressInfo).port });
  const node: Node = { ctx, url: config.PUBLIC_URL ?? address, address };
  await options.beforeWork?.(node);
  hands.start();
  const sender = new WebhookSender(ctx, changes);
  closing.add(() => sender.stop(drainMs));
  await jobs.work(allJobs(ctx));
  return node;
}

interface Serving {
  url: () => string;
  following: Following;
  stream: StreamGateway;
  hands: Hands;
  uses: GrantUses;
  checks: Checks;
  ways: Ways;
}

async function buildApp(
  ctx: Ctx,
  { url, following, stream, hands, uses, checks, ways }: Serving,
  { setUp, addPages, graceMs = 0 }: NodeOptions,
): Promise<{ app: FastifyInstance; drain: () => Promise<void> }> {
  let app: FastifyInstance | undefined;
  app = await buildServer({
    ctx,
    routes: allRoutes({ url, setUp, following, stream, hands, ways, uses, checks }),
    resolvers: { person: resolvePerson, ...tokenResolver(uses) },
    origins: () => originsOf(ctx.config, app),
  });
  stream.attach(app.server);
  const drain = prepareDrain(app, graceMs);
  addHealth(app, ctx, { metrics: stream.metrics, stopping: following.stopping });
  await addPages?.(app);
  return { app, drain };
}

/** Ours, in the ways a browser on this machine may spell it; behind a proxy the public one. */
function originsOf({ PUBLIC_URL, HOST }: Config, app: FastifyInstance | undefined): string[] {
  const address = app?.server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const local = [HOST, "127.0.0.1", "localhost", "[::1]"].map((host) => `http://${host}:${port}`);
  return PUBLIC_URL === undefined ? local : [new URL(PUBLIC_URL).origin, ...local];
}

/** For the operator's own model, which may well be on this machine: no skill goes this way. */
function egressToModel({ EGRESS_ALLOW, LLM_BASE_URL }: Config, own: readonly HostPort[]): Egress {
  const host = LLM_BASE_URL === undefined ? [] : [new URL(LLM_BASE_URL).host];
  return createEgress({ allow: [...EGRESS_ALLOW, ...host], names: new Map(), own });
}

/** The database's own port, which no skill may be on; a local socket has none. */
function portOf(databaseUrl: string): HostPort[] {
  const { hostname, port } = new URL(databaseUrl);
  return hostname === "" || hostname.startsWith("%2F")
    ? []
    : [{ host: hostname, port: Number(port || 5432) }];
}

async function listen(app: FastifyInstance, { HOST, PORT }: Config): Promise<string> {
  try {
    return await app.listen({ host: HOST, port: PORT });
  } catch (error) {
    throw portError(error, { HOST, PORT });
  }
}
