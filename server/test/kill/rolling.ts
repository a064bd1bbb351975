import { setTimeout as sleep } from "node:timers/promises";
import type { Verdict } from "../races/once.ts";
import { type Cluster, startCluster } from "../world/cluster.ts";
import type { Member } from "../world/member.ts";
import { phone, weather } from "../world/skill-file.ts";
import { seeAll, sentSince, whenRuns } from "./at-last.ts";
import { balanced, balancedPerson, noTraffic, type Send, type Traffic } from "./balanced.ts";
import { brokenPromises, outcomesOf, type Said } from "./ledger.ts";
import { type Installed, installSkill } from "./platform.ts";
import { talk } from "./talker.ts";

interface RollingOptions {
  databaseUrl: string;
  nodes: number;
  /** How often each node is restarted. */
  rounds: number;
  random: () => number;
}

const mostDrainMs = 10_000;
const betweenMs = 500;
/** Between two requests of one lane: a load, with room for nodes that start beside it. */
const pauseMs = 60;

/** R13: each node in turn is ended by SIGTERM and started again, while people talk and tokens are used all the time. */
export async function rolling(options: RollingOptions): Promise<Verdict> {
  const { databaseUrl, nodes } = options;
  const cluster = await startCluster({ databaseUrl, size: nodes });
  try {
    const installed = await installSkill(cluster.url(0), { operations: [weather, phone] });
    try {
      return await rollOn(cluster, installed, options);
    } finally {
      await installed.skill.stop();
    }
  } finally {
    for (const line of cluster.complaints()) process.stderr.write(`${line}\n`);
    await cluster.close();
  }
}

async function rollOn(
  cluster: Cluster,
  installed: Installed,
  { rounds, random }: RollingOptions,
): Promise<Verdict> {
  const traffic = noTraffic();
  const send = balanced(cluster, random, traffic);
  const member = await balancedPerson(cluster, "member", send);
  const token = await tokenOf(await balancedPerson(cluster, "member", send), installed);
  const load: Load = { member, installed, token, send, said: [] };
  const before = installed.skill.requests().length;
  const drainsMs: number[] = [];

  await underLoad(load, async () => {
    for (let turn = 0; turn < rounds * cluster.size; turn += 1) {
      const index = turn % cluster.size;
      drainsMs.push(Math.round(await cluster.end(index, "SIGTERM")));
      await cluster.start(index);
      await sleep(betweenMs);
    }
  });
  await whenRuns(cluster.db, { statuses: ["queued", "in_progress"], count: 0, withinMs: 60_000 });
  for (const line of new Set(traffic.failed)) process.stderr.write(`${line}\n`);
  const atLast = await seeAll(member, cluster, load.said);
  const broken = {
    failedRequests: traffic.failed.length,
    ...brokenPromises({ said: load.said, sent: sentSince(installed.skill, before) }, atLast),
  };
  const { answered, refused, readAgain } = traffic;
  const controlFailedRequests = await killUnderLoad(cluster, load, traffic);
  const longestDrainMs = Math.max(...drainsMs);
  const kept = Object.values(broken).every((count) => count === 0);
  return {
    pass: kept && longestDrainMs <= mostDrainMs && load.said.length > 0 && controlFailedRequests > 0,
    numbers: {
      restarts: drainsMs.length,
      requests: answered,
      refusedConnections: refused,
      readAgain,
      turns: atLast.length,
      longestDrainMs,
      ...outcomesOf(atLast),
      ...broken,
      controlFailedRequests,
    },
  };
}

/** The skill redeems its code once, and keeps what it got. */
async function tokenOf(member: Member, { assistant, skill }: Installed): Promise<string> {
  const conversation = await member.startsConversation(assistant);
  await member.allows(await member.says(conversation, "What is my phone number?"), { duration: "always" });
  const [tokens] = skill.tokens();
  if (tokens === undefined) throw new Error("the skill got no token");
  skill.answersWith(async () => ({ ok: true }));
  return tokens.accessToken ?? "";
}

interface Load {
  member: Member;
  installed: Installed;
  token: string;
  send: Send;
  said: Said[];
}

async function underLoad<T>(
  { member, installed, token, send, said }: Load,
  work: () => Promise<T>,
): Promise<T> {
  let isOver = false;
  const over = () => isOver;
  const talker = { member, assistantId: installed.assistant.id, allows: "always", said } as const;
  const headers = { "x-acs-dingtalk-access-token": token };
  const lanes = [
    ...Array.from({ length: 6 }, () =>
      lane(over, () => talk(talker, "Show the weather and what is my phone number?")),
    ),
    ...Array.from({ length: 3 }, () =>
      lane(over, () => send("GET", "/v1.0/contact/users/me", undefined, headers)),
    ),
    ...Array.from({ length: 3 }, () => lane(over, () => member.send("GET", "/api/grants"))),
  ];
  try {
    return await work();
  } finally {
    isOver = true;
    await Promise.all(lanes);
  }
}

async function lane(isOver: () => boolean, work: () => Promise<unknown>): Promise<void> {
  while (!isOver()) {
    await work().catch(() => {});
    await sleep(pauseMs);
  }
}

/** The control: a node that is killed instead does break requests off, and this check would see it. */
async function killUnderLoad(cluster: Cluster, load: Load, traffic: Traffic): Promise<number> {
  const before = traffic.failed.length;
  await underLoad(load, async () => {
    for (let attempt = 0; attempt < 5 && traffic.failed.length === before; attempt += 1) {
      await sleep(betweenMs);
      await cluster.end(0, "SIGKILL");
      await cluster.start(0);
    }
  });
  return traffic.failed.length - before;
}
