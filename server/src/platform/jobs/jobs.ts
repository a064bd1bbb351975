import { fromKysely, PgBoss } from "pg-boss";
import type { Db } from "../db/database.ts";
import type { OrganisationId } from "../ids.ts";
import type { Logger } from "../log.ts";

interface Sender {
  db: Db;
  organisationId: OrganisationId;
}

/** Work that outlives a request: sent in the transaction that makes it necessary, done on any node. */
export interface Jobs {
  /** Sends with the statements of `ctx.db`: nothing is sent when its transaction rolls back. The job is its organisation's. */
  send(ctx: Sender, queue: string, data: object, options?: { afterSeconds?: number }): Promise<void>;
}

/** What each queue's jobs are done by. A handler may be called again for a job whose node died, with the same id. */
export type JobHandlers = Record<
  string,
  (organisationId: OrganisationId, data: never, jobId: string) => Promise<void>
>;

export interface RunningJobs extends Jobs {
  work(handlers: JobHandlers): Promise<void>;
  /** Takes no more work and waits for what is under way, `ms` at most. */
  stop(ms: number): Promise<void>;
}

/** A dead node is noticed after one missed heartbeat (10 s is the engine's least) plus one supervision round. */
const heartbeatSeconds = 10;
/** A job that lives longer is given out a second time beside itself: longer than any, a turn of eight calls and plans. */
const expireInSeconds = 3600;
const superviseSeconds = 3;

interface Sent {
  organisationId: OrganisationId;
}

interface JobOptions {
  url: string;
  log: Logger;
  queues: readonly string[];
}

export async function startJobs({ url, log, queues }: JobOptions): Promise<RunningJobs> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: "behalf jobs",
    max: 4,
    connectionTimeoutMillis: 2_000,
    useListenNotify: true,
    schedule: false,
    // Its schema is the owner's to make (`installJobs`).
    migrate: false,
    createSchema: false,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    reindex: false,
  });
  boss.on("error", (error) => log.warn({ error: error.message }, "job engine"));
  await boss.start();
  for (const queue of queues) await ensureQueue(boss, queue);
  return {
    async send(ctx, queue, data, { afterSeconds } = {}) {
      await boss.send(queue, { ...data, organisationId: ctx.organisationId } satisfies Sent, {
        db: fromKysely(ctx.db),
        ...(afterSeconds === undefined ? {} : { startAfter: afterSeconds }),
      });
    },
    async work(handlers) {
      for (const [queue, handle] of Object.entries(handlers)) await workOn(boss, queue, handle, log);
    },
    stop: (ms) => boss.stop({ graceful: true, timeout: ms, close: true }),
  };
}

async function ensureQueue(boss: PgBoss, queue: string): Promise<void> {
  const options = { notify: true, retryLimit: 5, retryDelay: 1, heartbeatSeconds, expireInSeconds };
  const existing = await boss.getQueue(queue);
  if (existing === null) await boss.createQueue(queue, options);
  else if (existing.expireInSeconds !== expireInSeconds) await boss.updateQueue(queue, { expireInSeconds });
}

async function workOn(boss: PgBoss, queue: string, handle: JobHandlers[string], log: Logger) {
  const options = {
    // As many as there are connections for each queue; a job takes some milliseconds.
    localConcurrency: 4,
    batchSize: 1,
    pollingIntervalSeconds: 2,
    // Jobs that wait and jobs that come back are not notified; the engine would look for them twice a minute.
    notifyPollingIntervalSeconds: 5,
    heartbeatRefreshSeconds: 3,
  };
  await boss.work<Sent>(queue, options, async (jobs) => {
    for (const job of jobs) {
      try {
        await handle(job.data.organisationId, job.data as never, job.id);
      } catch (error) {
        log.error(
          { queue, job: job.id, error: error instanceof Error ? error.message : String(error) },
          "job failed",
        );
        throw error;
      }
    }
  });
}
