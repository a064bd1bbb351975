import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Closing } from "../../src/app/closing.ts";
import { type Db, openDatabase } from "../../src/platform/db/database.ts";
import { createLog } from "../../src/platform/log.ts";
import { randomText } from "../../src/platform/secret.ts";
import { type NodeProcess, startNode } from "../world/node-process.ts";

/** Two real nodes on one real PostgreSQL, which can be ended and come back on their own addresses. */
export interface TwoNodes {
  readonly urls: readonly [string, string];
  readonly db: Db;
  /** Whether one of them is ending, down or starting. */
  away(): boolean;
  restart(index: 0 | 1, signal: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** What they logged as errors. */
  complaints(): string[];
  close(): Promise<void>;
}

export async function twoNodes(databaseUrl: string): Promise<TwoNodes> {
  const closing = new Closing();
  try {
    return await startBoth(databaseUrl, closing);
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function startBoth(databaseUrl: string, closing: Closing): Promise<TwoNodes> {
  const folder = await mkdtemp(join(tmpdir(), "behalf-stream-"));
  closing.add(() => rm(folder, { recursive: true, force: true }));
  const { db, close } = openDatabase({ url: databaseUrl, log: createLog("silent"), connections: 2 });
  closing.add(close);
  const env = { DATABASE_URL: databaseUrl, SECRET_KEY: randomText().reveal() };
  const started: NodeProcess[] = [];
  const start = async (index: 0 | 1, port = 0) => {
    const args = index === 0 ? [] : ["--no-demo"];
    const node = await startNode({ dataDir: join(folder, `node-${index}`), env, args, port });
    started.push(node);
    return node;
  };
  closing.add(async () => void (await Promise.all(started.map((node) => node.end("SIGTERM")))));
  const present: [NodeProcess, NodeProcess] = [await start(0), await start(1)];
  let restarting = 0;
  return {
    urls: [present[0].url, present[1].url],
    db,
    away: () => restarting > 0,
    async restart(index, signal) {
      restarting += 1;
      await present[index].end(signal);
      present[index] = await start(index, Number(new URL(present[index].url).port));
      restarting -= 1;
    },
    complaints: () => started.flatMap((node) => node.output().match(/^.*"level":50.*$/gm) ?? []),
    close: () => closing.close(),
  };
}
