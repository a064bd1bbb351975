import { setTimeout as sleep } from "node:timers/promises";
import { inParallel } from "../races/attempts.ts";
import type { Verdict } from "../races/once.ts";
import { type Cluster, startCluster } from "../world/cluster.ts";
import { phone, weather } from "../world/skill-file.ts";
import { seeAll, sentSince, whenRuns } from "./at-last.ts";
import { balanced, balancedPerson, noTraffic } from "./balanced.ts";
import { brokenPromises, outcomesOf } from "./ledger.ts";
import { leaveBehind } from "./left-behind.ts";
import { type Installed, installSkill } from "./platform.ts";
import { type Talker, talk } from "./talker.ts";

interface NodesOptions {
  databaseUrl: string;
  nodes: number;
  messages: number;
  random: () => number;
}

const texts = ["What is my phone number?", "Show the weather and what is my phone number?"];
const atOnce = 16;
/** Longer than a lease. */
const longAwayMs = 17_000;
/** Runs of a killed node go on elsewhere within. */
const mostElsewhereMs = 20_000;
/** A node that is back takes its own up within, far less than a lease. */
const mostOwnBackMs = 3_000;

/**
 * Many messages while nodes are killed and come back at random: each is answered once, none calls a skill twice unless
 * the first time is shown as unknown, and nothing that was acknowledged is lost.
 */
export async function nodesKilled(options: NodesOptions): Promise<Verdict> {
  const { databaseUrl, nodes } = options;
  const cluster = await startCluster({ databaseUrl, size: nodes });
  try {
    const installed = await installSkill(cluster.url(0), { operations: [weather, phone] });
    try {
      return await killOn(cluster, installed, options);
    } finally {
      await installed.skill.stop();
    }
  } finally {
    for (const line of cluster.complaints()) process.stderr.write(`${line}\n`);
    await cluster.close();
  }
}

async function killOn(cluster: Cluster, installed: Installed, options: NodesOptions): Promise<Verdict> {
  const { messages, random } = options;
  const { assistant, skill } = installed;
  const send = balanced(cluster, random, noTraffic());
  const answersSoon = async () => {
    await sleep(random() * 30);
    return { ok: true };
  };
  skill.answersWith(answersSoon);
  // One of them is asked each time, the other never.
  const people: Talker[] = [
    {
      member: await balancedPerson(cluster, "member", send),
      assistantId: assistant.id,
      allows: "always",
      said: [],
    },
    {
      member: await balancedPerson(cluster, "admin", send),
      assistantId: assistant.id,
      allows: "once",
      said: [],
    },
  ];
  const [member] = people;
  if (member !== undefined) await talk(member, "What is my phone number?");

  const elsewhere = await leaveBehind(cluster, installed, { index: 0, comesBack: false });
  const ownBack = await leaveBehind(cluster, installed, { index: 1, comesBack: true });
  member?.said.push(...elsewhere.said, ...ownBack.said);
  skill.answersWith(answersSoon);
  const begun = performance.now();
  const numbers = Array.from({ length: messages }, (_, index) => index);
  const kills = await whileKilling(cluster, random, () =>
    inParallel(numbers, atOnce, async (index) => {
      const [talker, text] = [people[index % 2], texts[Math.floor(index / 2) % 2]];
      if (talker !== undefined && text !== undefined) await talk(talker, text);
    }),
  );
  await whenRuns(cluster.db, { statuses: ["queued", "in_progress"], count: 0, withinMs: 60_000 });
  const stormMs = Math.round(performance.now() - begun);

  const atLast = (await inParallel(people, 1, ({ member, said }) => seeAll(member, cluster, said))).flat();
  const ledger = { said: people.flatMap(({ said }) => said), sent: sentSince(skill, 0) };
  const broken = brokenPromises(ledger, atLast);
  const [elsewhereMs, ownBackMs] = [elsewhere.goneOnMs, ownBack.goneOnMs];
  const isInTime = elsewhereMs <= mostElsewhereMs && ownBackMs <= mostOwnBackMs;
  const kept = Object.values(broken).every((count) => count === 0) && atLast.length > messages;
  return {
    pass: kept && isInTime && kills > 0,
    numbers: {
      messages: atLast.length,
      kills,
      stormMs,
      elsewhereMs,
      ownBackMs,
      ...outcomesOf(atLast),
      ...broken,
    },
  };
}

/** Every few seconds a node, at times two at once; it comes back at once or only after a lease. Answers how many. */
async function whileKilling(
  cluster: Cluster,
  random: () => number,
  work: () => Promise<unknown>,
): Promise<number> {
  let isOver = false;
  let kills = 0;
  const killOne = async (index: number) => {
    kills += 1;
    await cluster.end(index, "SIGKILL");
    await sleep(random() < 0.7 ? random() * 500 : longAwayMs);
    await cluster.start(index);
  };
  const killing = async () => {
    while (!isOver) {
      await sleep(1_000 + random() * 2_000);
      const index = Math.floor(random() * cluster.size);
      const other = random() < 0.25 ? [(index + 1) % cluster.size] : [];
      await Promise.all([index, ...other].map(killOne));
    }
  };
  const killed = killing();
  await work();
  isOver = true;
  await killed;
  return kills;
}
