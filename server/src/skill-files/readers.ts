/**
 * Processes that read files, each within a time and a memory limit, because a hostile file can keep a parser busy
 * for minutes. We only hand the text over and take the result in small parts. Processes, not threads: what
 * a large file takes (500 MB for 13 MB of YAML) stays with us when a thread ends, and is given back with a process.
 */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseExactly } from "../platform/exact/index.ts";
import type { OutlinedOperation } from "./outline/outline.ts";
import { refused } from "./refused.ts";
import type { Operation, ReadOptions, ReadSkill } from "./skill-spec.ts";
import type { FromWorker, ToWorker } from "./worker.ts";

export interface ReaderLimits {
  workers: number;
  /** For one file, from when its worker is there. */
  milliseconds: number;
  heapMegabytes: number;
  /** How long a worker without work is kept. */
  idleMilliseconds: number;
}

export interface Readers {
  /** `lane`: for whom. They take turns, so that one's many files do not make the others wait for all of them. */
  read(text: string, options: ReadOptions, lane?: string): Promise<ReadSkill>;
  /** Ends the workers without work; one that is reading ends when it has been idle for a while. */
  close(): void;
}

/** Characters. A worker that has read more is ended at once, for its memory's sake. */
const largeText = 1_000_000;

interface Job {
  text: string;
  options: ReadOptions;
  operations: Operation[];
  outlined: OutlinedOperation[];
  pieces: string[];
  resolve: (read: ReadSkill) => void;
  reject: (error: Error) => void;
}

interface Reader {
  worker: ChildProcess;
  ready: boolean;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
}

interface Pool {
  limits: ReaderLimits;
  readers: Set<Reader>;
  /** By lane; the first is next. */
  waiting: Map<string, Job[]>;
}

/** Workers are started when there is work, and never keep the process alive. */
export function createReaders(limits: ReaderLimits): Readers {
  const pool: Pool = { limits, readers: new Set(), waiting: new Map() };
  return {
    read: (text, options, lane = "") =>
      new Promise((resolve, reject) => {
        const jobs = pool.waiting.get(lane) ?? [];
        pool.waiting.set(lane, [...jobs, { text, options, ...nothingYet(), resolve, reject }]);
        startWaiting(pool);
      }),
    close() {
      const idle = [...pool.readers].filter(({ job }) => job === undefined);
      for (const reader of idle) dismiss(pool, reader);
    },
  };
}

const nothingYet = () => ({ operations: [], outlined: [], pieces: [] });

/** The lane it is from goes to the end. */
function takeWaiting({ waiting }: Pool): Job | undefined {
  for (const [lane, [job, ...others]] of waiting) {
    waiting.delete(lane);
    if (others.length > 0) waiting.set(lane, others);
    return job;
  }
  return undefined;
}

function startWaiting(pool: Pool): void {
  if (pool.waiting.size === 0) return;
  const idle = [...pool.readers].find(({ job }) => job === undefined);
  const reader = idle ?? (pool.readers.size < pool.limits.workers ? openReader(pool) : undefined);
  const job = reader && takeWaiting(pool);
  if (reader === undefined || job === undefined) return;
  reader.job = job;
  allowTime(pool, reader);
  hold(reader);
  handOver(reader, job);
}

/** Milliseconds. To start is no file's fault, however busy the machine is. */
const timeToStart = 60_000;

function allowTime(pool: Pool, reader: Reader): void {
  clearTimeout(reader.timer);
  reader.timer = reader.ready
    ? setTimeout(() => giveUp(pool, reader), pool.limits.milliseconds)
    : setTimeout(() => fail(pool, reader, new Error("it did not start")), timeToStart);
}

/** Characters handed over at once: a millisecond or two. */
const pieceLength = 500_000;

function handOver(reader: Reader, job: Job, at = 0): void {
  if (reader.job !== job) return;
  if (at >= job.text.length) send(reader, { kind: "read", options: job.options });
  else {
    send(reader, { kind: "text", piece: job.text.slice(at, at + pieceLength) });
    setImmediate(() => handOver(reader, job, at + pieceLength));
  }
}

const program = fileURLToPath(new URL("./worker.ts", import.meta.url));

function openReader(pool: Pool): Reader {
  const worker = fork(program, [], {
    env: {},
    execArgv: [`--max-old-space-size=${pool.limits.heapMegabytes}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const reader: Reader = { worker, ready: false, job: undefined, timer: undefined };
  pool.readers.add(reader);
  worker.on("message", (part) => take(pool, reader, parseExactly(String(part)) as FromWorker));
  worker.on("error", (error) => fail(pool, reader, error));
  worker.on("exit", (code) =>
    fail(pool, reader, isOurFault(code) ? new Error("it could not run") : undefined),
  );
  return reader;
}

/** A program that cannot go on ends with a small number; out of memory, it is aborted by a signal (128 and above). */
function isOurFault(code: number | null): boolean {
  return code !== null && code < 128;
}

function send({ worker }: Reader, message: ToWorker): void {
  if (worker.connected) worker.send(message);
}

function take(pool: Pool, reader: Reader, part: FromWorker): void {
  const { job } = reader;
  if (job === undefined) return;
  if (part.kind === "ready") {
    reader.ready = true;
    allowTime(pool, reader);
  } else if (part.kind === "failed") fail(pool, reader, new Error(part.message));
  else if (part.kind !== "end") {
    if (part.kind === "operations") job.operations.push(...part.operations);
    else if (part.kind === "outlined") job.outlined.push(...part.operations);
    else job.pieces.push(part.piece);
    // Not at once: what else waits on the main thread goes first.
    setImmediate(() => send(reader, { kind: "next" }));
  } else {
    if (job.text.length > largeText) lose(pool, reader);
    else makeIdle(pool, reader);
    const spec = part.spec && { ...part.spec, operations: job.operations };
    const outline = part.outline && { ...part.outline, operations: job.outlined };
    const document = job.pieces.join("");
    job.resolve({
      spec,
      ...(document !== "" && { document }),
      ...(outline && { outline }),
      problems: part.problems,
    });
    startWaiting(pool);
  }
}

function makeIdle(pool: Pool, reader: Reader): void {
  clearTimeout(reader.timer);
  reader.job = undefined;
  letGo(reader);
  reader.timer = setTimeout(() => dismiss(pool, reader), pool.limits.idleMilliseconds).unref();
}

/** While it has work a worker keeps our process alive, idle it does not. */
function hold({ worker }: Reader): void {
  worker.ref();
  worker.channel?.ref();
}

function letGo({ worker }: Reader): void {
  worker.unref();
  worker.channel?.unref();
}

/** Time is up: a worker cannot be asked to stop, only ended. */
function giveUp(pool: Pool, reader: Reader): void {
  const job = lose(pool, reader);
  job?.resolve(refused("too_slow"));
  startWaiting(pool);
}

/** `error`: the fault is ours; without one it was too much for the worker. */
function fail(pool: Pool, reader: Reader, error: Error | undefined): void {
  const job = lose(pool, reader);
  if (error === undefined) job?.resolve(refused("too_slow"));
  else job?.reject(new Error("a skill file could not be read", { cause: error }));
  startWaiting(pool);
}

function lose(pool: Pool, reader: Reader): Job | undefined {
  const { job } = reader;
  reader.job = undefined;
  dismiss(pool, reader);
  return job;
}

function dismiss(pool: Pool, reader: Reader): void {
  clearTimeout(reader.timer);
  pool.readers.delete(reader);
  letGo(reader);
  reader.worker.kill("SIGKILL");
}
