import { costCells, medianCost, range } from "../redeem/report.ts";
import { spreadOf } from "../rounds.ts";
import type { Table } from "../table.ts";
import { type Contender, kinds } from "./resources.ts";

/** How fast ours is to be beside the bare handler, in the same round. */
const atLeast = 0.7;

export function resourceTables(contenders: readonly Contender[]): Table[] {
  const [ours, bare] = contenders;
  const each = kinds.flatMap((kind) => contenders.map((contender) => ({ kind, contender })));
  const ratios = kinds.map((kind) => {
    const of = ours?.rounds.map(
      (round, index) => round[kind].perSecond / (bare?.rounds[index]?.[kind].perSecond ?? 1),
    );
    return { kind, ratio: spreadOf(of ?? [], 2) };
  });
  return [
    {
      title: "In a second, sixteen connections (median, least and most of the rounds)",
      head: ["", "server", "per second", "ours by it", "goal"],
      rows: each.map(({ kind, contender: { name, rounds } }) => {
        const ratio = name === bare?.name ? ratios.find((it) => it.kind === kind)?.ratio : undefined;
        const perSecond = spreadOf(
          rounds.map((round) => round[kind].perSecond),
          0,
        );
        const goal = ratio && `≥ ${atLeast}: ${ratio[0] >= atLeast ? "met" : "missed"}`;
        return [kind, name, range(perSecond), ratio ? range(ratio) : "", goal ?? ""];
      }),
    },
    {
      title: "What one of them costs (median of the rounds)",
      head: ["", "server", "statements", "commits", "WAL bytes", "PostgreSQL ms", "server ms"],
      rows: each.map(({ kind, contender: { name, rounds } }) => [
        kind,
        name,
        ...costCells(medianCost(rounds.map((round) => round[kind].cost))),
      ]),
    },
  ];
}
