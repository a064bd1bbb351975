import { costCells, range } from "../redeem/report.ts";
import { percentile, type Spread, spreadOf } from "../rounds.ts";
import type { Table } from "../table.ts";
import type { OurTimings, Timings } from "./turn.ts";

const goals = {
  acceptedToSkill: 15,
  allowToSkill: 25,
  ofBare: 0.4,
  twoNodes: 1.6,
  heapGrowth: 20,
  resident: 250,
};
const mib = (bytes: number) => bytes / 2 ** 20;

export function turnTables(found: readonly OurTimings[]): Table[] {
  return [
    timesTable(found),
    speedTable(found),
    costTable(found),
    memoryTable(found),
    ...found.flatMap(hotTable),
  ];
}

function timesTable(found: readonly OurTimings[]): Table {
  const rows = found.flatMap((ours) => [
    latencyRow(ours, "accepted → skill", ours.acceptedToSkill, goals.acceptedToSkill),
    latencyRow(ours, "accepted → skill that asks nothing back", ours.plainAcceptedToSkill),
    latencyRow(ours, "Allow sent → skill, same node", ours.allowToSkill, goals.allowToSkill),
    latencyRow(ours, "Allow sent → skill, another node", ours.allowElsewhereToSkill, goals.allowToSkill),
    latencyRow(ours, "said → skill", ours.saidToSkill),
    latencyRow(ours, "said → answer", ours.saidToAnswer),
    latencyRow(ours.bare, "accepted → skill", ours.bare.acceptedToSkill),
    latencyRow(ours.bare, "said → skill", ours.bare.saidToSkill),
    latencyRow(ours.bare, "said → answer", ours.bare.saidToAnswer),
  ]);
  return { title: "Milliseconds, one turn after the other", head: ["", "what", "p50", "p95", "goal"], rows };
}

function latencyRow({ name }: Timings, what: string, values: readonly number[], goal?: number): string[] {
  const p50 = percentile(values, 0.5);
  const met = goal === undefined ? "" : `p50 ≤ ${goal}: ${p50 <= goal ? "met" : "missed"}`;
  return [name, what, p50.toFixed(1), percentile(values, 0.95).toFixed(1), met];
}

function speedTable(found: readonly OurTimings[]): Table {
  const rows = found.flatMap((ours) => {
    const ofBare = ratioOf(ours.perSecond, ours.bare.perSecond);
    const twoNodes = ratioOf(ours.twoNodesPerSecond, ours.perSecond);
    return [
      [ours.name, range(spreadOf(ours.perSecond, 1)), range(ofBare), met(ofBare, goals.ofBare)],
      [ours.bare.name, range(spreadOf(ours.bare.perSecond, 1)), "", ""],
      [
        `${ours.name}, two nodes`,
        range(spreadOf(ours.twoNodesPerSecond, 1)),
        `${range(twoNodes)} of one`,
        met(twoNodes, goals.twoNodes),
      ],
    ];
  });
  const title =
    "Turns a second at 16 conversations with their event streams open (median, least and most of the rounds)";
  return { title, head: ["", "per second", "of the bare handler", "goal"], rows };
}

const met = ([median]: Spread, goal: number) => `≥ ${goal}: ${median >= goal ? "met" : "missed"}`;

function ratioOf(values: readonly number[], by: readonly number[]): Spread {
  return spreadOf(
    values.map((value, index) => value / (by[index] ?? 1)),
    2,
  );
}

function costTable(found: readonly OurTimings[]): Table {
  return {
    title: "What one turn under a standing permission costs, the skill's exchange and read among it",
    head: ["", "statements", "commits", "WAL bytes", "PostgreSQL ms", "server ms", "notifications"],
    rows: found.map(({ name, cost }) => [name, ...costCells(cost), cost.notifications.toFixed(1)]),
  };
}

function memoryTable(found: readonly OurTimings[]): Table {
  return {
    title: "Memory in MiB, after a full collection",
    head: ["", "heap at rest", "heap after", "resident at rest", "resident after", "turns", "goal"],
    rows: found.map(({ name, atRest, afterTurns, turns }) => {
      const grown = mib(afterTurns.heap - atRest.heap);
      const kept = grown <= goals.heapGrowth && mib(afterTurns.resident) <= goals.resident;
      return [
        name,
        ...[atRest.heap, afterTurns.heap, atRest.resident, afterTurns.resident].map((it) =>
          mib(it).toFixed(0),
        ),
        String(turns),
        `heap + ≤ ${goals.heapGrowth}, resident ≤ ${goals.resident}: ${kept ? "met" : "missed"}`,
      ];
    }),
  };
}

function hotTable({ name, hot }: OurTimings): Table[] {
  if (hot.length === 0) return [];
  const rows = hot.map(({ where, ms }) => [String(ms), where]);
  return [{ title: `Where the time of ${name} goes at 16 conversations`, head: ["ms", "function"], rows }];
}
