import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { platformCatalogue as catalogue } from "../server/src/permissions/index.ts";
import { closeReaders, readSkillFile } from "../server/src/skill-files/index.ts";

interface Expectation {
  file: string;
  expect: string;
  maxMs?: number;
}

export interface CorpusFile {
  path: string;
  name: string;
  expected: Expectation | undefined;
}

export interface Measured {
  name: string;
  bytes: number;
  milliseconds: number;
  /** `crashed`: the reader itself failed. */
  verdict: "ok" | "refused" | "crashed";
  /** `3 warnings`, or the first error with its place. */
  detail: string;
  /** The longest time the main thread did nothing else, in milliseconds. */
  block: number;
  /** What is wrong with that, if anything. */
  broken: string[];
}

export async function filesIn(folder: string): Promise<CorpusFile[]> {
  const names = await readdir(folder, { recursive: true });
  const files = names
    .filter((name) => /\.(ya?ml|json)$/.test(name) && basename(name) !== "INDEX.json")
    .sort();
  const indexes = new Map<string, Expectation[]>();
  for (const name of names.filter((one) => basename(one) === "INDEX.json")) {
    indexes.set(dirname(name), JSON.parse(await readFile(join(folder, name), "utf8")));
  }
  return files.map((name) => ({
    path: join(folder, name),
    name: relative(".", name),
    expected: indexes.get(dirname(name))?.find(({ file }) => file === basename(name)),
  }));
}

/** Megabytes by which the process grew: at most meanwhile, and for good. */
export interface Growth {
  peak: number;
  left: number;
}

export async function readAll(files: readonly CorpusFile[], take: (file: Measured) => void): Promise<Growth> {
  // The worker's start is the platform's, not a file's.
  await readSkillFile("{}", { catalogue });
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  for (const file of files) take(await measure(file));
  clearInterval(watch);
  await closeReaders();
  await new Promise((resolve) => setTimeout(resolve, 500));
  return { peak: megabytes(peak - before), left: megabytes(process.memoryUsage.rss() - before) };
}

function megabytes(bytes: number): number {
  return Math.max(0, Math.round(bytes / 2 ** 20));
}

async function measure(file: CorpusFile): Promise<Measured> {
  const text = await readFile(file.path, "utf8");
  const bytes = Buffer.byteLength(text);
  // What was made for this file's text is collected before the clock runs, not during.
  await new Promise((resolve) => setTimeout(resolve, 20));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const begin = performance.now();
  const outcome = await verdictOf(text);
  const milliseconds = Math.round(performance.now() - begin);
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  const block = Math.round(delay.max / 1e6);
  const measured = { name: file.name, bytes, milliseconds, ...outcome, block };
  return { ...measured, broken: brokenBy(measured, file.expected) };
}

async function verdictOf(text: string): Promise<Pick<Measured, "verdict" | "detail">> {
  try {
    const { problems } = await readSkillFile(text, { catalogue });
    const error = problems.find(({ severity }) => severity === "error");
    if (error !== undefined)
      return { verdict: "refused", detail: `${error.code} ${error.line}:${error.column}` };
    return { verdict: "ok", detail: problems.length === 0 ? "" : `${problems.length} warnings` };
  } catch (error) {
    return { verdict: "crashed", detail: error instanceof Error ? error.message : String(error) };
  }
}

const LARGE = 8 * 1024 * 1024;

function brokenBy(measured: Omit<Measured, "broken">, expected: Expectation | undefined): string[] {
  const { bytes, milliseconds, verdict, block } = measured;
  const most = expected?.maxMs ?? (bytes > LARGE ? 10_000 : 2_000);
  return [
    ...(verdict === "crashed" ? ["crashed"] : []),
    ...(milliseconds > most ? [`slower than ${most} ms`] : []),
    ...(block > 50 ? ["blocked for more than 50 ms"] : []),
    ...(expected !== undefined && !isAsExpected(verdict, expected.expect)
      ? [`expected ${expected.expect}`]
      : []),
  ];
}

/** `reject-or-warn` and the like leave both open; `policy` is decided by a rule of the platform, which refuses. */
function isAsExpected(verdict: Measured["verdict"], expected: string): boolean {
  if (expected === "reject" || expected === "policy") return verdict === "refused";
  return expected.includes("reject") || verdict === "ok";
}
