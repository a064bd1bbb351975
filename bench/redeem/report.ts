import type { Cost } from "../cost.ts";
import { medianOf, type Spread, spreadOf } from "../rounds.ts";
import type { Table } from "../table.ts";
import { type Contender, type Kind, kinds } from "./redeem.ts";

interface Goal {
  kind: Kind;
  beside: string;
  atLeast: number;
}

/** How often as fast ours is to be, in the same round. */
const goals: readonly Goal[] = [
  { kind: "redeem", beside: "oidc-provider", atLeast: 1.4 },
  { kind: "redeem", beside: "oauth2-server", atLeast: 1.1 },
  { kind: "refresh", beside: "oidc-provider", atLeast: 1.2 },
  { kind: "refresh", beside: "oauth2-server", atLeast: 1.1 },
  { kind: "profile", beside: "oidc-provider", atLeast: 1.2 },
  { kind: "profile", beside: "oauth2-server", atLeast: 0.5 },
];

const names: Record<Kind, string> = {
  redeem: "code redeemed",
  refresh: "token refreshed",
  profile: "profile by token",
  check: "what a token may do",
};

export interface RedeemReport {
  speeds: { kind: Kind; name: string; perSecond: Spread; ratio: Spread; goal: number | undefined }[];
  costs: { kind: Kind; name: string; cost: Cost }[];
  races: { name: string; succeeded: Spread; aliveAfter: Spread }[];
}

/** `ratio`: the first contender by this one, round by round. */
export function redeemReport(contenders: readonly Contender[]): RedeemReport {
  const [ours] = contenders;
  const each = kinds.flatMap((kind) => contenders.map((contender) => ({ kind, contender })));
  return {
    speeds: each.map(({ kind, contender: { name, rounds } }) => {
      const speeds = rounds.map((round) => round[kind].perSecond);
      const ratios = speeds.map((speed, index) => (ours?.rounds[index]?.[kind].perSecond ?? 0) / speed);
      const goal = goals.find((it) => it.kind === kind && it.beside === name)?.atLeast;
      return { kind, name, perSecond: spreadOf(speeds, 0), ratio: spreadOf(ratios, 2), goal };
    }),
    costs: each.map(({ kind, contender: { name, rounds } }) => {
      return { kind, name, cost: medianCost(rounds.map((round) => round[kind].cost)) };
    }),
    races: contenders.map(({ name, races }) => ({
      name,
      succeeded: spreadOf(
        races.map(({ succeeded }) => succeeded),
        0,
      ),
      aliveAfter: spreadOf(
        races.map(({ aliveAfter }) => aliveAfter),
        0,
      ),
    })),
  };
}

export function medianCost(costs: readonly Cost[]): Cost {
  const of = (key: keyof Cost) => medianOf(costs.map((cost) => cost[key]));
  return {
    statements: of("statements"),
    commits: of("commits"),
    notifications: of("notifications"),
    walBytes: of("walBytes"),
    postgresMs: of("postgresMs"),
    serverMs: of("serverMs"),
  };
}

export function redeemTables({ speeds, costs, races }: RedeemReport): Table[] {
  return [
    {
      title: "In a second, sixteen connections (median, least and most of the rounds)",
      head: ["", "server", "per second", "ours by it", "goal"],
      rows: speeds.map(({ kind, name, perSecond, ratio, goal }) => [
        names[kind],
        name,
        range(perSecond),
        range(ratio),
        goal === undefined ? "" : `≥ ${goal}: ${ratio[0] >= goal ? "met" : "missed"}`,
      ]),
    },
    {
      title: "What one of them costs (median of the rounds)",
      head: ["", "server", "statements", "commits", "WAL bytes", "PostgreSQL ms", "server ms"],
      rows: costs.map(({ kind, name, cost }) => [names[kind], name, ...costCells(cost)]),
    },
    {
      title: "Sixteen attempts at one code at once (median, least and most of ten)",
      head: ["server", "got tokens", "tokens alive afterwards"],
      rows: races.map(({ name, succeeded, aliveAfter }) => [name, range(succeeded), range(aliveAfter)]),
    },
  ];
}

export function costCells({ statements, commits, walBytes, postgresMs, serverMs }: Cost): string[] {
  return [
    statements.toFixed(1),
    commits.toFixed(1),
    walBytes.toFixed(0),
    postgresMs.toFixed(2),
    serverMs.toFixed(2),
  ];
}

export const range = ([median, least, most]: Spread): string => `${median} (${least} to ${most})`;
