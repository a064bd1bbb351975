import { resolve } from "node:path";
import { Closing } from "../../server/src/app/closing.ts";
import { connections, inLanes } from "../client.ts";
import { type Cost, type Meter, meterOf, perUnit } from "../cost.ts";
import { type BenchServer, withBenchServer } from "../postgres.ts";
import { inTurn, progress } from "../rounds.ts";
import { startBehalf } from "./behalf.ts";
import { peers, startPeer } from "./peers.ts";
import type { Platform, Tokens } from "./platform.ts";

export const kinds = ["redeem", "refresh", "profile", "check"] as const;
export type Kind = (typeof kinds)[number];

interface Measured {
  perSecond: number;
  cost: Cost;
}

/** Of one code that sixteen present at once. */
interface Race {
  succeeded: number;
  aliveAfter: number;
}

export interface Contender {
  name: string;
  rounds: Record<Kind, Measured>[];
  races: Race[];
}

export interface RedeemOptions {
  rounds: number;
  count: number;
  /** Another checkout, measured in the same rounds. */
  beside: string | undefined;
}

const races = 10;
const here = resolve(import.meta.dirname, "../..");

/** This checkout first, the other one after it, then the servers of others: all on one PostgreSQL, round by round. */
export function measureRedeem(options: RedeemOptions): Promise<Contender[]> {
  return withBenchServer(async (server) => {
    const closing = new Closing();
    try {
      const platforms = await startAll(server, options, closing);
      const entered = [];
      for (const platform of platforms) {
        const meter = await meterOf(server, platform);
        closing.add(() => meter.close());
        entered.push({ platform, meter, profiles: await platform.profileTokens(50) });
      }
      return await run(entered, options);
    } finally {
      await closing.close();
    }
  });
}

async function startAll(
  server: BenchServer,
  { beside }: RedeemOptions,
  closing: Closing,
): Promise<Platform[]> {
  const starts: ((database: string) => Promise<Platform>)[] = [
    (database) => startBehalf("behalf", here, database),
    ...(beside === undefined ? [] : [(at: string) => startBehalf("behalf before", resolve(beside), at)]),
    ...Object.keys(peers).map((name) => (at: string) => startPeer(name as keyof typeof peers, at)),
  ];
  const started: Platform[] = [];
  for (const start of starts) {
    const platform = await start(await server.database());
    closing.add(() => platform.close());
    progress(`started ${platform.name}`);
    started.push(platform);
  }
  return started;
}

interface Entered {
  platform: Platform;
  meter: Meter;
  profiles: readonly string[];
}

async function run(entered: readonly Entered[], { rounds, count }: RedeemOptions): Promise<Contender[]> {
  const found = new Map(entered.map((it): [Entered, Contender] => [it, contenderOf(it)]));
  for (const it of entered) await measureAll(it, Math.ceil(count / 2));
  for (let round = 0; round < rounds; round += 1) {
    progress(`round ${round + 1} of ${rounds}`);
    for (const it of inTurn(entered, round)) found.get(it)?.rounds.push(await measureAll(it, count));
  }
  for (const it of entered)
    for (let n = 0; n < races; n += 1) found.get(it)?.races.push(await race(it.platform));
  return [...found.values()];
}

const contenderOf = ({ platform }: Entered): Contender => ({ name: platform.name, rounds: [], races: [] });

async function measureAll(
  { platform, meter, profiles }: Entered,
  count: number,
): Promise<Record<Kind, Measured>> {
  const uses = Array.from({ length: count }, (_, index) => profiles[index % profiles.length] ?? "");
  const codes = await platform.codes(count);
  const issued: (Tokens | undefined)[] = [];
  const redeem = await measure(meter, codes, async (code) => issued.push(await platform.redeem(code)));
  const tokens = issued.filter((it) => it !== undefined);
  if (tokens.length < count) throw new Error(`${platform.name} refused ${count - tokens.length} good codes`);
  return {
    redeem,
    refresh: await measure(meter, tokens, (it) => platform.refresh(it)),
    profile: await measure(meter, uses, (token) => platform.profile(token)),
    check: await measure(meter, uses, (token) => platform.check(token)),
  };
}

async function measure<T>(
  meter: Meter,
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
): Promise<Measured> {
  let seconds = 0;
  const cost = await meter.of(async () => {
    const begun = performance.now();
    const answers = await inLanes(items, work);
    seconds = (performance.now() - begun) / 1000;
    if (answers.some((answer) => !answer)) throw new Error("something good was refused");
  });
  return { perSecond: items.length / seconds, cost: perUnit(cost, items.length) };
}

/** Sixteen requests with one code at once: how many get tokens, and how many of these tokens are good afterwards. */
async function race(platform: Platform): Promise<Race> {
  const [code = ""] = await platform.codes(1);
  const attempts = await Promise.all(Array.from({ length: connections }, () => platform.redeem(code)));
  const won = attempts.filter((tokens) => tokens !== undefined);
  const alive = await Promise.all(won.map(({ accessToken }) => platform.isAlive(accessToken)));
  return { succeeded: won.length, aliveAfter: alive.filter(Boolean).length };
}
