/**
 * Worker threads that read files, each within a time and a memory limit, because a hostile file can keep a
 * parser busy for minutes. The main thread only copies the text over and takes the result in small parts.
 */
import { Worker } from "node:worker_threads";
import type { Part } from "./parts.ts";
import { refused } from "./refused.ts";
import type { Operation, ReadOptions, ReadSkill } from "./skill-document.ts";
import type { ToWorker } from "./worker.ts";

export interface ReaderLimits {
  workers: number;
  /** For one file. */
  milliseconds: number;
  heapMegabytes: number;
  /** How long a worker without work is kept. */
  idleMilliseconds: number;
}

export interface Readers {
  read(text: string, options: ReadOptions): Promise<ReadSkill>;
  /** Ends the workers without work; one that is reading ends when it has been idle for a while. */
  close(): Promise<void>;
}

interface Job {
  text: string;
  options: ReadOptions;
  operations: Operation[];
  resolve: (read: ReadSkill) => void;
  reject: (error: Error) => void;
}

interface Reader {
  worker: Worker;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
}

interface Pool {
  limits: ReaderLimits;
  readers: Set<Reader>;
  waiting: Job[];
}

/** Workers are started when there is work, and never keep the process alive. */
export function createReaders(limits: ReaderLimits): Readers {
  const pool: Pool = { limits, readers: new Set(), waiting: [] };
  return {
    read: (text, options) =>
      new Promise((resolve, reject) => {
        pool.waiting.push({ text, options, operations: [], resolve, reject });
        startWaiting(pool);
      }),
    async close() {
      const idle = [...pool.readers].filter(({ job }) => job === undefined);
      await Promise.all(idle.map((reader) => dismiss(pool, reader)));
    },
  };
}

function startWaiting(pool: Pool): void {
  if (pool.waiting.length === 0) return;
  const idle = [...pool.readers].find(({ job }) => job === undefined);
  const reader = idle ?? (pool.readers.size < pool.limits.workers ? openReader(pool) : undefined);
  const job = reader && pool.waiting.shift();
  if (reader === undefined || job === undefined) return;
  clearTimeout(reader.timer);
  reader.job = job;
  reader.timer = setTimeout(() => giveUp(pool, reader), pool.limits.milliseconds);
  reader.worker.ref();
  send(reader, { text: job.text, options: job.options });
}

function openReader(pool: Pool): Reader {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: pool.limits.heapMegabytes },
  });
  const reader: Reader = { worker, job: undefined, timer: undefined };
  pool.readers.add(reader);
  worker.on("message", (part: Part) => take(pool, reader, part));
  worker.on("error", (error) => fail(pool, reader, error));
  worker.on("exit", () => fail(pool, reader, new Error("the worker ended unexpectedly")));
  return reader;
}

function send(reader: Reader, message: ToWorker): void {
  reader.worker.postMessage(message);
}

function take(pool: Pool, reader: Reader, part: Part): void {
  const { job } = reader;
  if (job === undefined) return;
  if (part.kind === "operations") {
    job.operations.push(...part.operations);
    // Not at once: what else waits on the main thread goes first.
    setImmediate(() => send(reader, "next"));
    return;
  }
  makeIdle(pool, reader);
  const document = part.document && { ...part.document, operations: job.operations };
  job.resolve({ document, problems: part.problems });
  startWaiting(pool);
}

function makeIdle(pool: Pool, reader: Reader): void {
  clearTimeout(reader.timer);
  reader.job = undefined;
  reader.worker.unref();
  reader.timer = setTimeout(() => dismiss(pool, reader), pool.limits.idleMilliseconds).unref();
}

/** Time is up: a worker cannot be asked to stop, only ended. */
function giveUp(pool: Pool, reader: Reader): void {
  const job = lose(pool, reader);
  job?.resolve(refused("too_slow"));
  startWaiting(pool);
}

function fail(pool: Pool, reader: Reader, error: unknown): void {
  const job = lose(pool, reader);
  const isOutOfMemory =
    error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
  if (isOutOfMemory) job?.resolve(refused("too_slow"));
  else job?.reject(new Error("a skill file could not be read", { cause: error }));
  startWaiting(pool);
}

function lose(pool: Pool, reader: Reader): Job | undefined {
  const { job } = reader;
  reader.job = undefined;
  dismiss(pool, reader);
  return job;
}

function dismiss(pool: Pool, reader: Reader): Promise<number> {
  clearTimeout(reader.timer);
  pool.readers.delete(reader);
  return reader.worker.terminate();
}
