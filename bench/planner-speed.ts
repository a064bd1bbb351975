/**
 * A step of the built-in planner with catalogues made up here: how long its index takes, each step after that, a step
 * that reads a date, and what a thousand messages leave on the heap.
 */

import {
  offlinePlanner,
  type PlannerInput,
  type PlannerOperation,
  warmDates,
} from "../server/src/planner/index.ts";
import { prepareIndex } from "../server/src/planner/offline/choosing/retrieval/operation-index.ts";
import { percentile } from "./rounds.ts";
import type { Table } from "./table.ts";

const verbs = ["get", "list", "create", "update", "delete", "search", "send", "approve"];
const sorts =
  "monthly pending archived local remote private external regional daily active closed draft approved rejected".split(
    " ",
  );
const things =
  "invoice order customer ticket device sensor vehicle student course patient room hotel flight train project meeting file folder image account refund coupon product supplier warehouse shipment employee department policy licence server alert backup".split(
    " ",
  );
const MESSAGES = 1000;
const io = { signal: new AbortController().signal, say() {}, restart() {} };
const planner = offlinePlanner();

interface Measured {
  operations: number;
  indexMs: number;
  steps: number[];
  datedSteps: number[];
  heapGrownMb: number | undefined;
}

export async function measurePlannerSpeed(): Promise<Measured[]> {
  await warmDates();
  const measured: Measured[] = [];
  for (const operations of [100, 10_000]) measured.push(await measureWith(operations));
  return measured;
}

/** Every other operation is opened by a keyword, so that each message opens others. */
async function measureWith(count: number): Promise<Measured> {
  const operations = Array.from({ length: count }, (_, at) => operationAt(at));
  const started = performance.now();
  await prepareIndex(operations, io.signal);
  const indexMs = performance.now() - started;
  for (let at = 0; at < 50; at++) await timed(operations, messageAt(at));
  const before = heapMb();
  const steps: number[] = [];
  for (let at = 0; at < MESSAGES; at++) steps.push(await timed(operations, messageAt(at)));
  const after = heapMb();
  const datedSteps: number[] = [];
  for (let at = 0; at < MESSAGES / 10; at++)
    datedSteps.push(await timed(operations, `${messageAt(at)} tomorrow at ${(at % 11) + 1}pm`));
  const heapGrownMb = before === undefined || after === undefined ? undefined : after - before;
  return { operations: count, indexMs, steps, datedSteps, heapGrownMb };
}

const word = (words: readonly string[], at: number): string => words[at % words.length] ?? "";

function operationAt(at: number): PlannerOperation {
  const [verb, sort, thing] = [word(verbs, at), word(sorts, at >> 3), word(things, at * 7)];
  const about = { skillId: "skl_bench", title: "Bench", examples: [] };
  return {
    ...about,
    operationId: `${verb}_${sort}_${thing}_${at}`,
    summary: `${verb} the ${sort} ${thing} 查询${at}号`,
    description:
      `Use this to ${verb} a ${sort} ${thing}; it answers with its ${word(things, at * 13 + 5)}. `.repeat(3),
    keywords: at % 2 === 0 ? [thing] : [],
    parameters: [
      parameterOf("id", `the id of the ${thing}`, { type: "string" }),
      parameterOf("since", "since when", { type: "string", format: "date-time" }),
    ],
  };
}

const parameterOf = (name: string, description: string, schema: Record<string, unknown>) => ({
  key: name,
  name,
  required: false,
  description,
  schema,
  entity: null,
});

const messageAt = (at: number): string =>
  `${word(verbs, at)} the ${word(sorts, at)} ${word(things, at * 3)} AB-${at} and the ${word(things, at)}`;

async function timed(operations: PlannerOperation[], text: string): Promise<number> {
  const input: PlannerInput = {
    assistant: { name: "", instructions: "", fallback: "" },
    transcript: [{ kind: "user", text }],
    earlier: [],
    pending: null,
    operations,
    locale: "en",
    now: new Date(),
    timeZone: "UTC",
    mode: "plan",
    rules: [],
  };
  const started = performance.now();
  await planner.nextStep(input, io);
  return performance.now() - started;
}

/** After a collection, where `--expose-gc` lets it be asked for. */
function heapMb(): number | undefined {
  if (globalThis.gc === undefined) return undefined;
  globalThis.gc();
  return process.memoryUsage().heapUsed / 1e6;
}

export function speedTable(measured: readonly Measured[]): Table {
  const ms = (values: readonly number[], part: number) => percentile(values, part).toFixed(1);
  return {
    title: `A step of the built-in planner, in milliseconds (${MESSAGES} messages, half of the operations behind keywords)`,
    head: ["operations", "index", "step p50", "p95", "with a date p50", "p95", "heap grown, MB"],
    rows: measured.map(({ operations, indexMs, steps, datedSteps, heapGrownMb }) => [
      String(operations),
      indexMs.toFixed(0),
      ms(steps, 0.5),
      ms(steps, 0.95),
      ms(datedSteps, 0.5),
      ms(datedSteps, 0.95),
      heapGrownMb?.toFixed(1) ?? "start node with --expose-gc",
    ]),
  };
}
