/**
 * What the built-in planner makes of a file of utterances: each line has an `utterance`, its `kind` (`single`, `oos`,
 * `incomplete` or `multi`), what is `expected`, and `tools` or the name of a `toolset` in the folder beside it.
 */

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import planner, { type Planned, type Tool } from "./planner.ts";
import type { Table } from "./table.ts";

interface Row {
  utterance: string;
  kind: "single" | "oos" | "incomplete" | "multi";
  now?: string;
  tools?: Tool[];
  toolset?: string;
  expected: {
    tool: string | null;
    args?: Record<string, unknown> | null;
    alts?: Record<string, { optional?: boolean; values: unknown[] }>;
    missing?: string[];
    calls?: { tool: string }[];
  };
}

interface Seen {
  row: Row;
  planned: Planned;
}

/** Of so many, so many. */
type Share = [held: number, of: number];

const FOLDS = 5;

export async function measurePlannerQuality(file: string): Promise<Seen[]> {
  const rows: Row[] = readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const indexes = new Map<string, ReturnType<typeof planner.index>>();
  const seen: Seen[] = [];
  for (const row of rows) {
    const { toolset = "", tools = [], utterance } = row;
    const index = indexes.get(toolset) ?? planner.index(toolset === "" ? tools : toolsetOf(file, toolset));
    if (toolset !== "") indexes.set(toolset, index);
    seen.push({ row, planned: await planner.plan(utterance, index, { ...(row.now && { now: row.now }) }) });
  }
  return seen;
}

const toolsetOf = (file: string, name: string): Tool[] =>
  JSON.parse(readFileSync(join(dirname(file), "toolsets", `${name}.json`), "utf8"));

const ofKind = (seen: readonly Seen[], kind: Row["kind"]) => seen.filter(({ row }) => row.kind === kind);
const isRight = ({ row, planned }: Seen): boolean => planned.tool === row.expected.tool;
const share = (seen: readonly Seen[], holds: (it: Seen) => boolean): Share => [
  seen.filter(holds).length,
  seen.length,
];
/** Rows that say which values are right. */
const valued = (seen: readonly Seen[]) =>
  ofKind(seen, "single").filter(({ row }) => (row.tools?.length ?? 0) > 0 || hasArguments(row));
const hasArguments = ({ expected }: Row): boolean => Object.keys(expected.args ?? {}).length > 0;
const asksNothing = ({ planned }: Seen): boolean =>
  planned.tool !== null && planned.missing.length === 0 && planned.offered.length === 0;

const measures: Readonly<Record<string, (seen: readonly Seen[]) => Share>> = {
  "the right operation, or none where none is right": (seen) =>
    share([...ofKind(seen, "single"), ...ofKind(seen, "oos")], isRight),
  "the right one ranked first": (seen) =>
    share(ofKind(seen, "single"), ({ row, planned }) => planned.ranked[0] === row.expected.tool),
  "nothing called where nothing is right": (seen) => share(ofKind(seen, "oos"), isRight),
  "nothing called where something is": (seen) =>
    share(
      seen.filter(({ row }) => row.kind !== "oos"),
      ({ planned }) => planned.tool === null,
    ),
  "values, F1": (seen) => sum(valued(seen).map(valuesOf)),
  "the whole call exact": (seen) => share(valued(seen), (it) => isRight(it) && isExact(it)),
  "asks for what is missing": (seen) =>
    share(ofKind(seen, "incomplete"), (it) => isRight(it) && asksForAll(it)),
  "asks where nothing is missing": (seen) =>
    share(valued(seen).filter(isRight), ({ planned }) => planned.missing.length > 0),
  "several calls, F1": (seen) => sum(ofKind(seen, "multi").map(callsOf)),
  "called with no question: the right operation": (seen) =>
    share([...ofKind(seen, "single"), ...ofKind(seen, "oos")].filter(asksNothing), isRight),
  "of what can be called, called with no question": (seen) => share(ofKind(seen, "single"), asksNothing),
  "the right one among what is offered": (seen) =>
    share(
      ofKind(seen, "single").filter(({ planned }) => planned.offered.length > 0),
      ({ row, planned }) => row.expected.tool !== null && planned.offered.includes(row.expected.tool),
    ),
};

export function qualityTable(seen: readonly Seen[]): Table {
  const folds = Array.from({ length: FOLDS }, (_, fold) => seen.filter((_, at) => at % FOLDS === fold));
  return {
    title: `${seen.length} utterances in per cent, all and each fifth of them`,
    head: ["", "all", ...folds.map((_, fold) => `${fold + 1}`)],
    rows: Object.entries(measures).map(([label, measure]) => [
      label,
      ...[seen, ...folds].map((some) => percent(measure(some))),
    ]),
  };
}

const percent = ([held, of]: Share): string => (of === 0 ? "–" : ((100 * held) / of).toFixed(1));
const sum = (shares: readonly Share[]): Share => [
  shares.reduce((total, [held]) => total + held, 0),
  shares.reduce((total, [, of]) => total + of, 0),
];

function asksForAll({ row, planned }: Seen): boolean {
  const asked = new Set(planned.missing.flatMap((key) => key.split(".")));
  const wanted = (row.expected.missing ?? []).map((key) => key.split(".").at(-1) ?? "");
  return wanted.length > 0 && wanted.every((key) => asked.has(key));
}

/** F1 as twice what agrees, of what is expected and what is given. */
function callsOf({ row, planned }: Seen): Share {
  const wanted = (row.expected.calls ?? []).map(({ tool }) => tool);
  const given = planned.calls.map(({ tool }) => tool);
  return agreement(wanted, given);
}

function agreement(wanted: readonly string[], given: readonly string[]): Share {
  const left = [...wanted];
  for (const it of given) if (left.includes(it)) left.splice(left.indexOf(it), 1);
  return [2 * (wanted.length - left.length), wanted.length + given.length];
}

function valuesOf(seen: Seen): Share {
  const { wanted, given } = leavesOf(seen);
  return agreement(wanted, isRight(seen) ? given : given.map((leaf) => `${leaf} of another`));
}

function isExact(seen: Seen): boolean {
  const [held, of] = valuesOf(seen);
  return held === of;
}

/** What may be said otherwise is taken as it was said; what may be left away and is, is not wanted. */
function leavesOf({ row: { expected }, planned }: Seen): { wanted: string[]; given: string[] } {
  const wanted: string[] = [];
  for (const [key, value] of Object.entries({ ...expected.args })) {
    const other = expected.alts?.[key];
    if (other?.optional && !(key in planned.args)) continue;
    const said = leaves({ [key]: planned.args[key] }, "").join();
    const alike = other?.values.find((it) => leaves({ [key]: it }, "").join() === said);
    wanted.push(...leaves({ [key]: alike ?? value }, ""));
  }
  return { wanted, given: leaves(planned.args, "") };
}

function leaves(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((it) => leaves(it, `${path}[]`));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, it]) => leaves(it, `${path}.${key}`));
  return value === undefined ? [] : [`${path}=${plain(value)}`];
}

function plain(value: unknown): string {
  const text = String(value)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^[\s"'“”‘’《》「」.,。，!！?？]+|[\s"'“”‘’《》「」.,。，!！?？]+$/g, "")
    .replace(/\s+/g, /\p{Script=Han}/u.test(String(value)) ? "" : " ");
  return text !== "" && Number.isFinite(Number(text)) ? String(Number(text)) : text;
}
