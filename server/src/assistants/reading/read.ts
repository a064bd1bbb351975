/**
 * The door: text in, what it says and what is wrong with it out. A file is read in one of two worker threads
 * with a time and a memory limit, because a hostile one can keep a parser busy for minutes; the main thread
 * only copies the text over and takes the result in small parts.
 */
import { Worker } from "node:worker_threads";
import { MAX_HEAP, MAX_MILLISECONDS, MAX_TEXT } from "./limits.ts";
import type { Part } from "./parts.ts";
import { refused } from "./refused.ts";
import type { Operation, ReadOptions, ReadSkill } from "./skill-document.ts";
import type { ToWorker } from "./worker.ts";

const MOST_READERS = 2;
const IDLE_MILLISECONDS = 30_000;

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

const readers = new Set<Reader>();
const waiting: Job[] = [];

/** Reads a skill file. Rejects only for a fault of ours; whatever is wrong with the file is a problem. */
export function readSkill(text: string, options: ReadOptions): Promise<ReadSkill> {
  if (text.length > MAX_TEXT) return Promise.resolve(refused("too_large"));
  return new Promise((resolve, reject) => {
    waiting.push({ text, options, operations: [], resolve, reject });
    startWaiting();
  });
}

/** Ends the workers that have nothing to do; one that is reading ends when it becomes idle for a while. */
export async function closeReaders(): Promise<void> {
  const idle = [...readers].filter(({ job }) => job === undefined);
  await Promise.all(idle.map(dismiss));
}

function startWaiting(): void {
  const idle = [...readers].find(({ job }) => job === undefined);
  const reader = idle ?? (readers.size < MOST_READERS ? openReader() : undefined);
  const job = reader && waiting.shift();
  if (reader === undefined || job === undefined) return;
  clearTimeout(reader.timer);
  reader.job = job;
  reader.timer = setTimeout(() => giveUp(reader), MAX_MILLISECONDS);
  reader.worker.ref();
  send(reader, { text: job.text, options: job.options });
}

function openReader(): Reader {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  });
  const reader: Reader = { worker, job: undefined, timer: undefined };
  readers.add(reader);
  worker.on("message", (part: Part) => take(reader, part));
  worker.on("error", (error) => fail(reader, error));
  worker.on("exit", () => fail(reader, new Error("the skill reader ended unexpectedly")));
  return reader;
}

function send(reader: Reader, message: ToWorker): void {
  reader.worker.postMessage(message);
}

function take(reader: Reader, part: Part): void {
  const { job } = reader;
  if (job === undefined) return;
  if (part.kind === "operations") {
    job.operations.push(...part.operations);
    // Not at once: what else waits on the main thread goes first.
    setImmediate(() => send(reader, "next"));
    return;
  }
  rest(reader);
  const document = part.document && { ...part.document, operations: job.operations };
  job.resolve({ document, problems: part.problems });
  startWaiting();
}

function rest(reader: Reader): void {
  clearTimeout(reader.timer);
  reader.job = undefined;
  reader.worker.unref();
  reader.timer = setTimeout(() => dismiss(reader), IDLE_MILLISECONDS).unref();
}

/** Time is up: the worker cannot be asked to stop, only ended. */
function giveUp(reader: Reader): void {
  const { job } = reader;
  reader.job = undefined;
  dismiss(reader);
  job?.resolve(refused("too_slow"));
  startWaiting();
}

function fail(reader: Reader, error: unknown): void {
  const { job } = reader;
  reader.job = undefined;
  dismiss(reader);
  const isOutOfMemory =
    error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
  if (isOutOfMemory) job?.resolve(refused("too_slow"));
  else job?.reject(new Error("a skill file could not be read", { cause: error }));
  startWaiting();
}

function dismiss(reader: Reader): Promise<number> {
  clearTimeout(reader.timer);
  readers.delete(reader);
  return reader.worker.terminate();
}
