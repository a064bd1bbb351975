import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removePostgres, startPostgres } from "../../src/platform/postgres/index.ts";

/** Does `work` on an empty PostgreSQL of its own, for what runs outside the test runner. */
export async function withPostgres<T>(work: (url: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "behalf-measure-"));
  try {
    const postgres = await startPostgres({ dataDir, progress: () => {} });
    try {
      return await work(postgres.url);
    } finally {
      await postgres.stop();
    }
  } finally {
    await removePostgres(dataDir);
    await rm(dataDir, { recursive: true, force: true });
  }
}
