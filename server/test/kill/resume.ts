import { inParallel } from "../races/attempts.ts";
import type { Verdict } from "../races/once.ts";
import { type Cluster, startCluster } from "../world/cluster.ts";
import { ConversationReply, RunReply } from "../world/contract.ts";
import { cardOf, type Member } from "../world/member.ts";
import { read } from "../world/session.ts";
import { peakMegabytes, seeAll, sentSince, whenRuns } from "./at-last.ts";
import { balanced, balancedPerson, noTraffic } from "./balanced.ts";
import { brokenPromises, outcomesOf, type Said } from "./ledger.ts";
import { type Installed, installSkill } from "./platform.ts";
import { untilAnswered } from "./talker.ts";

interface ResumeOptions {
  databaseUrl: string;
  runs: number;
  nodes: number;
  random: () => number;
}

const mostMs = 60_000;
const mostMegabytes = 400;
const atOnce = 12;

/** R4: runs wait for a person when all nodes are stopped; started again, all are answered and go on, each call once. */
export async function resume(options: ResumeOptions): Promise<Verdict> {
  const { databaseUrl, nodes } = options;
  const env = { CONSENT_TTL: "3600" };
  const cluster = await startCluster({ databaseUrl, size: nodes, env });
  try {
    const installed = await installSkill(cluster.url(0));
    try {
      installed.skill.answersWith(async () => ({ mobile: "13800000000" }));
      return await resumeOn(cluster, installed, options);
    } finally {
      await installed.skill.stop();
    }
  } finally {
    for (const line of cluster.complaints()) process.stderr.write(`${line}\n`);
    await cluster.close();
  }
}

async function resumeOn(
  cluster: Cluster,
  { assistant, skill }: Installed,
  { runs, random }: ResumeOptions,
): Promise<Verdict> {
  const traffic = noTraffic();
  const member = await balancedPerson(cluster, "member", balanced(cluster, random, traffic));
  const begun = performance.now();
  const numbers = Array.from({ length: runs }, (_, index) => index);
  const said: Said[] = await inParallel(numbers, atOnce, () => askOnce(member, assistant.id));
  const asking = { statuses: ["requires_action"], count: runs, withinMs: 600_000 };
  if ((await whenRuns(cluster.db, asking)) === undefined) throw new Error("not all runs came to a question");
  // What a busy machine made wait before the stop is no part of the promise.
  traffic.failed.length = 0;
  const cards = await inParallel(said, atOnce, async ({ runId = "" }) => {
    const run = await member.sees({ id: runId });
    return { run, consentId: cardOf(run).id };
  });
  const askedMs = Math.round(performance.now() - begun);

  const nodes = Array.from({ length: cluster.size }, (_, index) => index);
  await Promise.all(nodes.map((index) => cluster.end(index, "SIGTERM")));
  const started = performance.now();
  await Promise.all(nodes.map((index) => cluster.start(index)));
  const readyMs = Math.round(performance.now() - started);
  const statuses = await inParallel(cards, atOnce, async ({ run, consentId }) => {
    const { status } = await member.answers(run, { consentId, decision: "allow" });
    return status;
  });
  const answeredMs = Math.round(performance.now() - started);
  await whenRuns(cluster.db, { statuses: ["completed"], count: runs, withinMs: mostMs * 2 });
  const resumedMs = Math.round(performance.now() - started);
  const memory = await Promise.all(nodes.map((index) => peakMegabytes(cluster.node(index))));

  const atLast = await seeAll(member, cluster, said);
  const broken = {
    notAccepted: statuses.filter((status) => status !== 200).length,
    failedRequests: traffic.failed.length,
    ...brokenPromises({ said, sent: sentSince(skill, 0) }, atLast),
  };
  const peak = Math.max(...memory);
  const kept = Object.values(broken).every((count) => count === 0);
  return {
    pass: kept && resumedMs <= mostMs && peak < mostMegabytes,
    numbers: {
      runs,
      askedMs,
      readyMs,
      answeredMs,
      resumedMs,
      peakMegabytes: peak,
      ...outcomesOf(atLast),
      ...broken,
    },
  };
}

async function askOnce(member: Member, assistantId: string): Promise<Said> {
  const begun = await untilAnswered(() =>
    member.send("POST", `/api/assistants/${assistantId}/conversations`, {}),
  );
  const { conversation } = read(begun, 201, ConversationReply);
  const text = "What is my phone number?";
  const path = `/api/conversations/${conversation.id}/messages`;
  const answer = await untilAnswered(() => member.send("POST", path, { text }));
  return { runId: read(answer, 202, RunReply).run.id };
}
