import { readdir, readFile } from "node:fs/promises";
import pg from "pg";
import type { BenchServer } from "./postgres.ts";

/** What was spent so far, or between two looks. */
export interface Cost {
  /** Of whoever uses the database; transactions and the job engine's own left out. */
  statements: number;
  /** Transactions that wrote. */
  commits: number;
  /** Calls of `pg_notify`, those of triggers among them. */
  notifications: number;
  walBytes: number;
  /** Processor time of PostgreSQL's processes and of the server's, in milliseconds. */
  postgresMs: number;
  serverMs: number;
}

export interface Meter {
  /** What `work` cost, with all else that happened in that time. */
  of(work: () => Promise<unknown>): Promise<Cost>;
  close(): Promise<void>;
}

/** Reads what PostgreSQL and the system count; `pid`: the server's process, `database`: where it keeps its rows. */
export async function meterOf(
  server: BenchServer,
  { pid, database }: { pid: number; database: string },
): Promise<Meter> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const name = new URL(database).pathname.slice(1);
  const look = async (): Promise<Cost> => {
    const { rows } = await client.query(countsSql, [name]);
    const { statements, notifications, commits, wal } = rows[0];
    return {
      statements: Number(statements),
      notifications: Number(notifications),
      commits: Number(commits),
      walBytes: Number(wal),
      postgresMs: await cpuOfChildren(server.pid),
      serverMs: await cpuOf(pid),
    };
  };
  return {
    async of(work) {
      const before = await look();
      await work();
      return combine(await look(), before, (now, then) => now - then);
    },
    close: () => client.end(),
  };
}

export function perUnit(cost: Cost, count: number): Cost {
  return map(cost, (value) => value / count);
}

export function combine(one: Cost, other: Cost, how: (one: number, other: number) => number): Cost {
  return map(one, (value, key) => how(value, other[key]));
}

function map(cost: Cost, change: (value: number, key: keyof Cost) => number): Cost {
  const { statements, commits, notifications, walBytes, postgresMs, serverMs } = cost;
  return {
    statements: change(statements, "statements"),
    commits: change(commits, "commits"),
    notifications: change(notifications, "notifications"),
    walBytes: change(walBytes, "walBytes"),
    postgresMs: change(postgresMs, "postgresMs"),
    serverMs: change(serverMs, "serverMs"),
  };
}

const countsSql = `
  select coalesce(sum(calls) filter (where toplevel and query !~* 'pgboss|^ *(begin|commit|rollback|start transaction|set|listen|discard|deallocate)'), 0) as statements,
         coalesce(sum(calls) filter (where query ~* '^ *(select|notify).*pg_notify|^ *notify '), 0) as notifications,
         pg_snapshot_xmax(pg_current_snapshot())::text as commits,
         pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as wal
    from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = $1`;

/** Linux counts in hundredths of a second; elsewhere nothing is told. */
const msPerTick = 10;

/** User and system time of a living process. */
export async function cpuOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * msPerTick;
}

async function cpuOfChildren(parent: number): Promise<number> {
  const names = await readdir("/proc").catch((): string[] => []);
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
  const times = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
      const [, ppid] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return Number(ppid) === parent ? cpuOf(pid) : 0;
    }),
  );
  return times.reduce((sum, ms) => sum + ms, 0);
}
