import { resolve } from "node:path";
import pg from "pg";
import { clientOf, inLanes } from "./client.ts";
import { type Meter, meterOf } from "./cost.ts";
import { withBenchServer } from "./postgres.ts";
import { type Behalf, startBehalf } from "./redeem/behalf.ts";
import type { Tokens } from "./redeem/platform.ts";
import { range } from "./redeem/report.ts";
import { inTurn, progress, type Spread, spreadOf } from "./rounds.ts";
import type { Table } from "./table.ts";
import { questions } from "./talker.ts";
import { letYearsPass, type Years } from "./years.ts";

export interface ScaleOptions extends Years {
  rounds: number;
  count: number;
}

/** Its median is to stay below. */
const mostTimes = 1.3;

/** Does something so many times; what has to be there beforehand is made first, and not measured. */
type Work = (count: number) => Promise<() => Promise<unknown>>;

interface Contender {
  readonly works: Readonly<Record<string, Work>>;
  readonly meter: Meter;
  /** By kind, of each round; `postgresMs`: of PostgreSQL's processor time, for one. */
  readonly perSecond: Record<string, number[]>;
  readonly postgresMs: Record<string, number[]>;
}

interface Slower {
  kind: string;
  begun: Spread;
  later: Spread;
  /** How many times as long one takes with the rows of years, round by round. */
  times: Spread;
  postgres: { begun: Spread; later: Spread };
}

export interface ScaleReport {
  tables: { name: string; rows: number; megabytes: number }[];
  slower: Slower[];
}

/** The same version twice on one PostgreSQL, on a new database and on one with years of rows, measured in turn. */
export async function measureScale({ rounds, count, ...years }: ScaleOptions): Promise<ScaleReport> {
  return withBenchServer(async (server) => {
    const folder = resolve(import.meta.dirname, "..");
    const begun = await startBehalf("begun", folder, await server.database());
    const later = await startBehalf("later", folder, await server.database());
    try {
      progress("filling a database with the rows of years");
      await letYearsPass(later.database, years);
      const [one, other] = [await meterOf(server, begun), await meterOf(server, later)];
      const contenders = [await contenderOf(begun, one), await contenderOf(later, other)] as const;
      for (let round = 0; round <= rounds; round += 1) {
        progress(round === 0 ? "warming up" : `round ${round} of ${rounds}`);
        await measureRound(contenders, round, count);
      }
      await Promise.all([one.close(), other.close()]);
      return { tables: await tablesOf(later.database), slower: slowerOf(...contenders) };
    } finally {
      await begun.close();
      await later.close();
    }
  });
}

/** The round before the first warms both up and is not counted. */
async function measureRound(contenders: readonly Contender[], round: number, count: number): Promise<void> {
  for (const kind of Object.keys(contenders[0]?.works ?? {})) {
    // Of a turn, which is a dozen requests, a tenth is enough.
    const some = kind.startsWith("turn") ? Math.ceil(count / 10) : count;
    for (const { works, meter, perSecond, postgresMs } of inTurn(contenders, round)) {
      const run = (await works[kind]?.(some)) ?? (async () => {});
      let tookMs = 0;
      const cost = await meter.of(async () => {
        const from = performance.now();
        await run();
        tookMs = performance.now() - from;
      });
      if (round === 0) continue;
      perSecond[kind] = [...(perSecond[kind] ?? []), (some * 1000) / tookMs];
      postgresMs[kind] = [...(postgresMs[kind] ?? []), cost.postgresMs / some];
    }
  }
}

async function contenderOf(behalf: Behalf, meter: Meter): Promise<Contender> {
  const { member, assistant } = behalf;
  const { url, cookie } = await member.session();
  const { send } = clientOf(url);
  const reads = (path: string): Work => {
    const read = async () => expectOk((await send("GET", path, { headers: { cookie } })).status === 200);
    return async (count) => () => inLanes(Array(count).fill(path), read);
  };
  const conversations = await Promise.all(
    Array.from({ length: 8 }, () => member.startsConversation(assistant)),
  );
  const [token = ""] = await behalf.profileTokens(1);
  const tokens = async (count: number) => {
    const redeemed = await inLanes(await behalf.codes(count), behalf.redeem);
    return redeemed.filter((it): it is Tokens => it !== undefined);
  };
  return {
    meter,
    perSecond: {},
    postgresMs: {},
    works: {
      "code redeemed": async (count) => {
        const codes = await behalf.codes(count);
        return () => inLanes(codes, async (code) => expectOk((await behalf.redeem(code)) !== undefined));
      },
      "token refreshed": async (count) => {
        const fresh = await tokens(count);
        return () => inLanes(fresh, async (it) => expectOk((await behalf.refresh(it)) !== undefined));
      },
      "profile by token": async (count) => () =>
        inLanes(Array(count).fill(token), async (it) => expectOk(await behalf.profile(it))),
      "session read": reads("/api/session"),
      "list of grants": reads("/api/grants"),
      "page of the audit": reads("/api/audit?limit=50"),
      "turn under a standing permission": async (count) => () =>
        Promise.all(
          conversations.map(async (conversation, lane) => {
            for (let turn = lane; turn < count; turn += conversations.length)
              expectOk((await member.says(conversation, questions.phone)).status === "completed");
          }),
        ),
    },
  };
}

function expectOk(isOk: boolean): void {
  if (!isOk) throw new Error("a request that should succeed was refused");
}

function slowerOf(begun: Contender, later: Contender): Slower[] {
  return Object.keys(begun.works).map((kind) => {
    const [before = [], after = []] = [begun.perSecond[kind], later.perSecond[kind]];
    const times = before.map((speed, round) => speed / (after[round] ?? 0));
    const postgres = {
      begun: spreadOf(begun.postgresMs[kind] ?? [], 2),
      later: spreadOf(later.postgresMs[kind] ?? [], 2),
    };
    return {
      kind,
      begun: spreadOf(before, 0),
      later: spreadOf(after, 0),
      times: spreadOf(times, 2),
      postgres,
    };
  });
}

async function tablesOf(database: string): Promise<ScaleReport["tables"]> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const { rows } = await client.query<{ name: string; rows: string; bytes: string }>(`
    select relname as name, n_live_tup as rows, pg_total_relation_size(relid) as bytes
      from pg_stat_user_tables where schemaname = 'public' and n_live_tup > 10000 order by bytes desc`);
  await client.end();
  return rows.map(({ name, rows, bytes }) => ({
    name,
    rows: Number(rows),
    megabytes: Math.round(Number(bytes) / 2 ** 20),
  }));
}

export function scaleTables({ tables, slower }: ScaleReport): Table[] {
  return [
    {
      title: "Rows of years",
      head: ["table", "rows", "MB with its indexes"],
      rows: tables.map(({ name, rows, megabytes }) => [name, String(rows), String(megabytes)]),
    },
    {
      title: "In a second, on a new database and on that one (median, least and most of the rounds)",
      head: ["", "new", "with years of rows", "times as long", "goal", "PostgreSQL ms, new", "later"],
      rows: slower.map(({ kind, begun, later, times, postgres }) => [
        kind,
        range(begun),
        range(later),
        range(times),
        `< ${mostTimes}: ${times[0] < mostTimes ? "met" : "missed"}`,
        range(postgres.begun),
        range(postgres.later),
      ]),
    },
  ];
}
