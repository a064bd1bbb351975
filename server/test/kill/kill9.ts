import { setTimeout as sleep } from "node:timers/promises";
import { type Credentials, inParallel, redeem, useToken } from "../races/attempts.ts";
import { issueCodes } from "../races/codes.ts";
import type { Verdict } from "../races/once.ts";
import { demoAssistant, demoPerson } from "../world/demo.ts";
import { cardOf, type Member } from "../world/member.ts";
import { ended, type Installed, installSkill, type Platform, startPlatform } from "./platform.ts";

/** What this client knows of one thing it asked for: acknowledged once the whole answer was read. */
interface Entry {
  id: string;
  acknowledged: boolean;
}

interface Log {
  /** Codes, with the access token that was read. */
  redemptions: (Entry & { accessToken: string })[];
  decisions: Entry[];
  revocations: Entry[];
}

/** Whatever the end of the server interrupts is unknown to the client, and no error here. */
async function until(stopped: () => boolean, work: () => Promise<void>): Promise<void> {
  while (!stopped()) await work().catch(() => sleep(5));
}

/** One person asks, allows and revokes, over and over. */
async function decideAndRevoke(member: Member, { assistant }: Installed, log: Log): Promise<void> {
  const run = await member.says(await member.startsConversation(assistant), "What is my phone number?");
  if (run.status !== "requires_action") return revokeAll(member, log);
  const decision: Entry = { id: run.id, acknowledged: false };
  log.decisions.push(decision);
  const { status } = await member.answers(run, {
    consentId: cardOf(run).id,
    decision: "allow",
    duration: "30d",
  });
  decision.acknowledged = status === 200;
  await revokeAll(member, log);
}

async function revokeAll(member: Member, log: Log): Promise<void> {
  for (const grant of await member.grants()) {
    const revocation: Entry = { id: grant.id, acknowledged: false };
    log.revocations.push(revocation);
    await member.revokes(grant);
    revocation.acknowledged = true;
  }
}

async function redeemNext(url: string, client: Credentials, codes: string[], log: Log): Promise<void> {
  const id = codes.pop();
  if (id === undefined) return void (await sleep(5));
  const entry = { id, acknowledged: false, accessToken: "" };
  log.redemptions.push(entry);
  const { outcome, body } = await redeem(url, client, id);
  entry.acknowledged = outcome === "ok";
  entry.accessToken = body.accessToken ?? "";
}

/**
 * R2: `kill -9` at a random moment amid redemptions, decisions and revocations; every third time with the database.
 * Whatever the client has read as done is done after the restart, no code works twice, and no skill is called twice.
 */
export async function kill9(options: { cycles: number; random: () => number }): Promise<Verdict> {
  const platform = await startPlatform();
  try {
    const installed = await installSkill(platform.url);
    try {
      return await killOften(platform, installed, options);
    } finally {
      await installed.skill.stop();
    }
  } finally {
    await platform.remove();
  }
}

/** Who does what, and what they know of it. */
interface Scene {
  platform: Platform;
  installed: Installed;
  /** The demo's skill, which redeems what `member` allowed it. */
  client: Credentials;
  decider: Member;
  log: Log;
  restartsMs: number[];
}

async function killOften(
  platform: Platform,
  installed: Installed,
  { cycles, random }: { cycles: number; random: () => number },
): Promise<Verdict> {
  const redeemer = await demoPerson(platform.url, "member");
  const client = await demoAssistant(redeemer, platform.dataDir);
  await redeemer.allows(await redeemer.says(client, "What is my phone number?"), { duration: "always" });
  const decider = await demoPerson(platform.url, "admin");
  const log: Log = { redemptions: [], decisions: [], revocations: [] };
  const scene: Scene = { platform, installed, client, decider, log, restartsMs: [] };
  for (let cycle = 0; cycle < cycles; cycle += 1)
    await killOnce(scene, { afterMs: 100 + random() * 1_200, withDatabase: cycle % 3 === 2 });
  return judge(scene);
}

async function killOnce(scene: Scene, when: { afterMs: number; withDatabase: boolean }): Promise<void> {
  const { platform, installed, client, decider, log, restartsMs } = scene;
  const database = await platform.database();
  const codes = await issueCodes(database.db, 1500);
  await database.close();
  let isStopped = false;
  const stopped = () => isStopped;
  const lanes = [
    until(stopped, () => decideAndRevoke(decider, installed, log)),
    ...Array.from({ length: 4 }, () => until(stopped, () => redeemNext(platform.url, client, codes, log))),
  ];
  await sleep(when.afterMs);
  await (when.withDatabase ? platform.killAll() : platform.kill());
  isStopped = true;
  await Promise.all(lanes);
  restartsMs.push(await platform.restart());
}

async function judge(scene: Scene): Promise<Verdict> {
  const redemptions = await judgeRedemptions(scene);
  const decisions = await judgeDecisions(scene);
  const requests = scene.installed.skill.requests().map(({ headers }) => headers["idempotency-key"]);
  const restartsMs = scene.restartsMs.toSorted((a, b) => a - b).map(Math.round);
  const numbers = {
    kills: restartsMs.length,
    ...redemptions,
    ...decisions,
    skillCalls: requests.length,
    skillCallsTwice: requests.length - new Set(requests).size,
    restartMsMedian: restartsMs[Math.floor(restartsMs.length / 2)] ?? 0,
    restartMsMax: restartsMs.at(-1) ?? 0,
  };
  const lost = numbers.redemptionsLost + numbers.decisionsLost + numbers.revocationsLost;
  const done = numbers.redemptionsAcknowledged > 0 && numbers.decisionsAcknowledged > 0;
  const twice = numbers.codesTwice + numbers.skillCallsTwice;
  return { pass: done && lost + twice === 0 && numbers.restartMsMedian <= 3_000, numbers };
}

async function judgeRedemptions({ platform, client, log }: Scene) {
  const { url } = platform;
  const acknowledged = log.redemptions.filter((entry) => entry.acknowledged);
  const used = await inParallel(acknowledged, 8, ({ accessToken }) => useToken(url, accessToken));
  // Only now: presenting a spent code again ends what it got.
  const wins = await inParallel(log.redemptions, 8, async ({ id, acknowledged }) => {
    const again = [await redeem(url, client, id), await redeem(url, client, id)];
    return again.filter(({ outcome }) => outcome === "ok").length + (acknowledged ? 1 : 0);
  });
  return {
    redemptionsAcknowledged: acknowledged.length,
    redemptionsLost: used.filter(({ status }) => status !== 200).length,
    redemptionsUnknown: log.redemptions.length - acknowledged.length,
    codesTwice: wins.filter((count) => count > 1).length,
  };
}

async function judgeDecisions({ decider, log }: Scene) {
  const runs = await inParallel(log.decisions, 4, ({ id }) => decider.sees({ id }));
  for (const run of runs) if (run.status !== "requires_action") await ended(decider, run);
  const decided = runs.map(({ steps }) => steps.find(({ kind }) => kind === "consent")?.consent?.decision);
  const decisions = log.decisions.map((entry, index) => ({ ...entry, decision: decided[index] }));
  const acknowledged = decisions.filter((entry) => entry.acknowledged);
  const revoked = log.revocations.filter((entry) => entry.acknowledged);
  const grants = new Set((await decider.grants()).map(({ id }) => id));
  return {
    decisionsAcknowledged: acknowledged.length,
    decisionsLost: acknowledged.filter(({ decision }) => decision !== "allow").length,
    revocationsAcknowledged: revoked.length,
    revocationsLost: revoked.filter(({ id }) => grants.has(id)).length,
  };
}
