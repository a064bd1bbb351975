import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomText } from "../../server/src/platform/secret.ts";
import { cloneDatabase } from "../../server/test/world/database.ts";
import { type NodeProcess, startNode } from "../../server/test/world/node-process.ts";

/** The demo organisation on a node of its own, on a database of the run's PostgreSQL. */
export async function startDemoNode(env: Record<string, string> = {}): Promise<NodeProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), "behalf-browser-"));
  const given = { DATABASE_URL: await cloneDatabase(), SECRET_KEY: randomText().reveal() };
  const node = await startNode({ dataDir, env: { ...given, ...env } });
  return {
    ...node,
    async end(signal) {
      await node.end(signal);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
