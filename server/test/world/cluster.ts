import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Closing } from "../../src/app/closing.ts";
import { type Db, openDatabase } from "../../src/platform/db/database.ts";
import { createLog } from "../../src/platform/log.ts";
import { randomText } from "../../src/platform/secret.ts";
import { type NodeProcess, startNode } from "./node-process.ts";

/** Real nodes on one real PostgreSQL, to be ended and to come back on their own addresses. */
export interface Cluster {
  readonly size: number;
  url(index: number): string;
  /** The process of now, or the last one. */
  node(index: number): NodeProcess;
  readonly db: Db;
  /** Whether one of them is ending, down or starting. */
  away(): boolean;
  /** Answers how many milliseconds it took. */
  end(index: number, signal: "SIGTERM" | "SIGKILL"): Promise<number>;
  start(index: number): Promise<NodeProcess>;
  /** What they logged as errors. */
  complaints(): string[];
  close(): Promise<void>;
}

interface ClusterOptions {
  databaseUrl: string;
  size: number;
  /** Settings of all nodes, as in the manual. */
  env?: Record<string, string>;
  /** Where a node finds the database, when there is something between. */
  databaseOf?: (index: number) => string;
  /** As in `startNode`. */
  program?: string;
}

export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const closing = new Closing();
  try {
    return await startAll(options, closing);
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function startAll(options: ClusterOptions, closing: Closing): Promise<Cluster> {
  const { databaseUrl, size, env = {}, databaseOf = () => databaseUrl, program } = options;
  const folder = await mkdtemp(join(tmpdir(), "behalf-cluster-"));
  closing.add(() => rm(folder, { recursive: true, force: true }));
  const { db, close } = openDatabase({ url: databaseUrl, log: createLog("silent"), connections: 2 });
  closing.add(close);
  const secret = { SECRET_KEY: randomText().reveal(), EGRESS_ALLOW: "127.0.0.1" };
  const nodes: NodeProcess[] = [];
  const all = new Set<NodeProcess>();
  let away = 0;
  const nodeAt = (index: number): NodeProcess => {
    const node = nodes[index];
    if (node === undefined) throw new Error(`there is no node ${index}`);
    return node;
  };
  const launch = async (index: number, port = 0): Promise<NodeProcess> => {
    const node = await startNode({
      dataDir: join(folder, `node-${index}`),
      env: { DATABASE_URL: databaseOf(index), ...secret, ...env },
      // The demo's people and assistant, once; its sample skill would listen in the first node's process alone.
      args: index === 0 ? [] : ["--no-demo"],
      port,
      ...(program !== undefined && { program }),
    });
    nodes[index] = node;
    all.add(node);
    return node;
  };
  closing.add(async () => {
    for (const node of nodes) node.goOn();
    await Promise.all(nodes.map((node) => node.end("SIGTERM")));
  });
  for (let index = 0; index < size; index += 1) await launch(index);
  return {
    size,
    url: (index) => nodeAt(index).url,
    node: nodeAt,
    db,
    away: () => away > 0,
    async end(index, signal) {
      const begun = performance.now();
      away += 1;
      await nodeAt(index).end(signal);
      return performance.now() - begun;
    },
    async start(index) {
      const node = await launch(index, Number(new URL(nodeAt(index).url).port));
      away -= 1;
      return node;
    },
    complaints: () => [...all].flatMap((node) => node.output().match(/^.*"level":50.*$/gm) ?? []),
    close: () => closing.close(),
  };
}
