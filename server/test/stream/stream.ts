import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import type { Verdict } from "../races/once.ts";
import { demoPerson } from "../world/demo.ts";
import type { Member } from "../world/member.ts";
import { disturb } from "./disturbance.ts";
import { type Crowd, givenCrowd } from "./ground.ts";
import { type AtLast, answeredCalls, brokenPromises } from "./judge.ts";
import { emptyLog, type Log } from "./log.ts";
import { type TwoNodes, twoNodes } from "./nodes.ts";
import { silenceConsole } from "./official.ts";
import { type Person, personAt } from "./people.ts";

export interface StreamOptions {
  databaseUrl: string;
  sockets: number;
  /** Of disturbance. */
  seconds: number;
  random: () => number;
}

/** After the disturbance: until all are connected, and until the last run is over. */
const connectedWithinMs = 10_000;
const overWithinMs = 90_000;

/**
 * R8: skills in stream mode whose sockets are cut, freeze and become ghosts while people ask all the time, one node
 * is restarted and one is killed.
 */
export async function streamUnderFire(options: StreamOptions): Promise<Verdict> {
  const audible = silenceConsole();
  const nodes = await twoNodes(options.databaseUrl);
  const log = emptyLog();
  let crowd: Crowd | undefined;
  try {
    crowd = await givenCrowd({ ...options, nodes, log });
    await crowd.whenConnected(connectedWithinMs * 3);
    const member = await demoPerson(nodes.urls[0], "member");
    await allowAll(member, crowd);
    log.received.length = 0;
    const person = personAt(nodes, await member.session(), log, options.random);
    return await verdictOf({ nodes, crowd, person, log, options });
  } finally {
    crowd?.end();
    for (const line of nodes.complaints()) process.stderr.write(`${line}\n`);
    await nodes.close();
    audible();
  }
}

async function allowAll(member: Member, { applications }: Crowd): Promise<void> {
  for (const application of applications) {
    const asked = await member.says(application, "What is my phone number?");
    await member.allows(asked, { duration: "always" });
  }
}

interface Scene {
  nodes: TwoNodes;
  crowd: Crowd;
  person: Person;
  log: Log;
  options: StreamOptions;
}

async function verdictOf(scene: Scene): Promise<Verdict> {
  const { nodes, crowd, person, log } = scene;
  const done = await disturb({ ...scene, ...scene.options });
  const ended = performance.now();
  const connectedAgainMs = await crowd.whenConnected(connectedWithinMs);
  while (performance.now() - ended < overWithinMs && (await countUnderWay(nodes)) > 0) await sleep(500);
  const allOverMs = Math.round(performance.now() - ended);
  await Promise.all(crowd.clients.map((client) => client.layGhosts()));
  const afterwards = await Promise.all(
    crowd.applications.map((application) => person.asks(application, overWithinMs)),
  );
  const atLast = await lastOf(scene);
  const broken = {
    ...brokenPromises(log, atLast),
    notConnected: connectedAgainMs >= connectedWithinMs ? 1 : 0,
    unansweredAfterwards: afterwards.filter(({ seen }) => answeredCalls(seen).length !== 1).length,
    underWay: await countUnderWay(nodes),
    saidTwice: await countSaidTwice(nodes),
  };
  const outcomes = outcomesOf(atLast);
  const pass = Object.values(broken).every((count) => count === 0) && Object.values(done).every(Boolean);
  const slowestRunMs = Math.max(0, ...[...atLast.values()].map(({ ms }) => ms));
  return {
    pass,
    numbers: {
      ...done,
      runs: log.asked.length,
      ...outcomes,
      requests: log.received.length,
      httpAnswers: log.answers.length,
      unavailable: log.answers.filter(({ status }) => status === 503).length,
      slowestRunMs,
      connectedAgainMs,
      allOverMs,
      ...broken,
    },
  };
}

/** How many calls ended in which way. */
function outcomesOf(atLast: ReadonlyMap<string, AtLast>): Record<string, number> {
  const calls = [...atLast.values()].flatMap(({ run }) => run.steps.filter(({ kind }) => kind === "call"));
  const byOutcome = Map.groupBy(calls, ({ outcome }) => outcome ?? "none");
  return Object.fromEntries([...byOutcome].map(([outcome, those]) => [outcome, those.length]));
}

async function lastOf({ nodes, person, log }: Scene): Promise<Map<string, AtLast>> {
  const { rows } = await sql<{ id: string; ms: number }>`
    select id, (extract(epoch from coalesce(completed_at, behalf_now()) - created_at) * 1000)::int as ms from run
  `.execute(nodes.db);
  const took = new Map(rows.map(({ id, ms }) => [id, ms]));
  const atLast = new Map<string, AtLast>();
  for (const { runId } of log.asked)
    atLast.set(runId, { run: await person.sees(runId), ms: took.get(runId) ?? Number.POSITIVE_INFINITY });
  return atLast;
}

async function countUnderWay({ db }: TwoNodes): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from run where status in ('queued', 'in_progress')
  `.execute(db);
  return rows[0]?.count ?? 0;
}

async function countSaidTwice({ db }: TwoNodes): Promise<number> {
  const { rows } = await sql`
    select run_id from message where role = 'assistant' group by run_id having count(*) > 1
  `.execute(db);
  return rows.length;
}
