import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import type { Db } from "../../src/platform/db/database.ts";
import { inParallel } from "../races/attempts.ts";
import type { Cluster } from "../world/cluster.ts";
import type { Member } from "../world/member.ts";
import type { NodeProcess } from "../world/node-process.ts";
import type { Skill } from "../world/skill.ts";
import type { AtLast, Ledger, Said } from "./ledger.ts";

/** How each run that was acknowledged stands now, as its person sees it. */
export async function seeAll(
  member: Member,
  { db }: Pick<Cluster, "db">,
  said: readonly Said[],
): Promise<AtLast[]> {
  const { rows } = await sql<{ id: string; answers: number }>`
    select run_id as id, count(*)::int as answers from message where role = 'assistant' group by run_id
  `.execute(db);
  const answers = new Map(rows.map(({ id, answers }) => [id, answers]));
  const ids = said.flatMap(({ runId }) => runId ?? []);
  return inParallel(ids, 8, async (id) => ({
    run: await member.sees({ id }),
    answers: answers.get(id) ?? 0,
  }));
}

/** What the skill got since the first `before` requests. */
export const sentSince = (skill: Skill, before: number): Ledger["sent"] =>
  skill
    .requests()
    .slice(before)
    .map(({ headers }) => ({ callId: String(headers["x-request-id"]) }));

export async function countRuns(db: Db, statuses: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from run where status = any(${statuses})
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** Until so many runs have one of these statuses; answers the milliseconds, `undefined` when they never had. */
export async function whenRuns(
  db: Db,
  { statuses, count, withinMs }: { statuses: readonly string[]; count: number; withinMs: number },
): Promise<number | undefined> {
  const begun = performance.now();
  for (; performance.now() - begun < withinMs; await sleep(50))
    if ((await countRuns(db, statuses)) === count) return Math.round(performance.now() - begun);
  return undefined;
}

/** The most memory that a process ever held, in MB; 0 where the system does not say. */
export async function peakMegabytes({ pid }: NodeProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Math.round(Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024);
}
