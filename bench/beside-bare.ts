import { fork } from "node:child_process";
import { once } from "node:events";
import type { Closing } from "../server/src/app/closing.ts";
import { inLanes } from "./client.ts";
import { type Cost, type Meter, perUnit } from "./cost.ts";
import { costCells, medianCost, range } from "./redeem/report.ts";
import { inTurn, progress, spreadOf } from "./rounds.ts";
import type { Table } from "./table.ts";

/** How fast ours is to be beside the bare handler, in the same round. */
const atLeast = 0.7;

interface Measured {
  perSecond: number;
  cost: Cost;
}

export interface Contender<Kind extends string> {
  name: string;
  rounds: Record<Kind, Measured>[];
}

export interface Side<Kind extends string> {
  name: string;
  meter: Meter;
  /** Whether it was answered. */
  ask(kind: Kind): Promise<boolean>;
}

interface Wanted<Kind extends string> {
  kinds: readonly Kind[];
  rounds: number;
  count: number;
}

/** Ours and a bare handler, on one PostgreSQL, round by round, after one that is not counted. */
export async function measureBeside<Kind extends string>(
  sides: readonly Side<Kind>[],
  { kinds, rounds, count }: Wanted<Kind>,
): Promise<Contender<Kind>[]> {
  const found = sides.map((side) => ({
    side,
    contender: { name: side.name, rounds: [] } as Contender<Kind>,
  }));
  const measureAll = async (side: Side<Kind>) => {
    const measured: Partial<Record<Kind, Measured>> = {};
    for (const kind of kinds) measured[kind] = await measure(side, kind, count);
    return measured as Record<Kind, Measured>;
  };
  for (const side of sides) await measureAll(side);
  for (let round = 0; round < rounds; round += 1) {
    progress(`round ${round + 1} of ${rounds}`);
    for (const { side, contender } of inTurn(found, round)) contender.rounds.push(await measureAll(side));
  }
  return found.map(({ contender }) => contender);
}

async function measure<Kind extends string>(
  { name, meter, ask }: Side<Kind>,
  kind: Kind,
  count: number,
): Promise<Measured> {
  let seconds = 0;
  const cost = await meter.of(async () => {
    const begun = performance.now();
    const answers = await inLanes(Array.from({ length: count }), () => ask(kind));
    seconds = (performance.now() - begun) / 1000;
    if (answers.some((answered) => !answered)) throw new Error(`${name} refused ${kind}`);
  });
  return { perSecond: count / seconds, cost: perUnit(cost, count) };
}

/** A bare handler as a process of its own, which says where it listens. */
export async function startBareNode(file: string, database: string, closing: Closing) {
  const env = { PATH: process.env.PATH, NODE_ENV: "production", DATABASE_URL: database };
  const child = fork(file, { env, execArgv: [] });
  closing.add(async () => {
    child.disconnect();
    await once(child, "exit");
  });
  const [{ url }] = await once(child, "message");
  return { url: String(url), pid: child.pid ?? 0 };
}

export function besideBareTables<Kind extends string>(
  contenders: readonly Contender<Kind>[],
  kinds: readonly Kind[],
): Table[] {
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
