import { setTimeout as sleep } from "node:timers/promises";
import { type Credentials, inParallel, redeem, useToken } from "../races/attempts.ts";
import { issueCodes } from "../races/ground.ts";
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

async function killOften(
  platform: Platform,
  installed: Installed,
  { cycles, random }: { cycles: number; random: () => number },
): Promise<Verdict> {
  const { url } = platform;
  const redeemer = await demoPerson(url, "member");
  const client = await demoAssistant(redeemer, platform.dataDir);
  await redeemer.allows(await redeemer.says(client, "What is my phone number?"), { duration: "always" });
  const decider = await demoPerson(url, "admin");
  const log: Log = { redemptions: [], decisions: [], revocations: [] };
  const restartsMs: number[] = [];

  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const database = await platform.database();
    const codes = await issueCodes(database.db, 1500);
    await database.close();
    let isStopped = false;
    const stopped = () => isStopped;
    const lanes = [
      until(stopped, () => decideAndRevoke(decider, installed, log)),
      ...Array.from({ length: 4 }, () => until(stopped, () => redeemNext(url, client, codes, log))),
    ];
    await sleep(100 + random() * 1_200);
    await (cycle % 3 === 2 ? platform.killAll() : platform.kill());
    isStopped = true;
    await Promise.all(lanes);
    restartsMs.push(await platform.restart());
  }
  return judge(platform, { client, decider, installed, log, restartsMs });
}

async function judge(
  platform: Platform,
  {
    client,
    decider,
    installed,
    log,
    restartsMs,
  }: {
    client: Credentials;
    decider: Member;
    installed: Installed;
    log: Log;
    restartsMs: number[];
  },
): Promise<Verdict> {
  const { url } = platform;
  const redeemed = log.redemptions.filter(({ acknowledged }) => acknowledged);
  const living = await inParallel(
    redeemed,
    8,
    async ({ accessToken }) => (await useToken(url, accessToken)).status,
  );
  // Only now: presenting a spent code again ends what it got.
  const again = await inParallel(log.redemptions, 8, async ({ id }) => [
    await redeem(url, client, id),
    await redeem(url, client, id),
  ]);
  const wins = again.map((attempts, index) => {
    const before = log.redemptions[index]?.acknowledged ? 1 : 0;
    return before + attempts.filter(({ outcome }) => outcome === "ok").length;
  });

  const runs = await inParallel(log.decisions, 4, ({ id }) => decider.sees({ id }));
  const decided = runs.map(({ steps }) => steps.find(({ kind }) => kind === "consent")?.consent?.decision);
  for (const run of runs) if (run.status !== "requires_action") await ended(decider, run);
  const grants = new Set((await decider.grants()).map(({ id }) => id));
  const codesReceived = installed.skill.codesReceived();

  const numbers = {
    kills: restartsMs.length,
    redemptionsAcknowledged: redeemed.length,
    redemptionsLost: living.filter((status) => status !== 200).length,
    redemptionsUnknown: log.redemptions.length - redeemed.length,
    codesTwice: wins.filter((count) => count > 1).length,
    decisionsAcknowledged: log.decisions.filter(({ acknowledged }) => acknowledged).length,
    decisionsLost: log.decisions.filter(
      ({ acknowledged }, index) => acknowledged && decided[index] !== "allow",
    ).length,
    revocationsAcknowledged: log.revocations.filter(({ acknowledged }) => acknowledged).length,
    revocationsLost: log.revocations.filter(({ acknowledged, id }) => acknowledged && grants.has(id)).length,
    skillCalls: codesReceived.length,
    skillCallsTwice:
      codesReceived.length -
      new Set(installed.skill.requests().map(({ headers }) => headers["idempotency-key"])).size,
    restartMsMedian: Math.round(restartsMs.sort((a, b) => a - b)[Math.floor(restartsMs.length / 2)] ?? 0),
    restartMsMax: Math.round(restartsMs.at(-1) ?? 0),
  };
  const pass =
    redeemed.length > 0 &&
    numbers.decisionsAcknowledged > 0 &&
    numbers.redemptionsLost + numbers.codesTwice + numbers.decisionsLost === 0 &&
    numbers.revocationsLost + numbers.skillCallsTwice === 0 &&
    numbers.restartMsMedian <= 3_000;
  return { pass, numbers };
}
