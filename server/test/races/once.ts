import { type Attempt, type Credentials, inParallel, redeem, refresh, useToken } from "./attempts.ts";
import { issueCodes } from "./codes.ts";
import type { Ground } from "./ground.ts";

/** How a check ended: what was counted, and whether that is what was promised. */
export interface Verdict {
  pass: boolean;
  numbers: Record<string, number>;
}

export interface OnceOptions {
  codes: number;
  /** How often each code is presented, all at the same time. */
  times: number;
  random: () => number;
}

/** So many codes are raced for at a time. */
const racesAtOnce = 6;

/** Presents each code `times` times at once, each time to any of `urls`; the attempts, by code. */
export function race(
  urls: readonly string[],
  client: Credentials,
  codes: readonly string[],
  { times, random }: Pick<OnceOptions, "times" | "random">,
): Promise<Attempt[][]> {
  const anyNode = () => urls[Math.floor(random() * urls.length)] ?? "";
  return inParallel(codes, racesAtOnce, (code) =>
    Promise.all(Array.from({ length: times }, () => redeem(anyNode(), client, code))),
  );
}

/** Of each code's attempts exactly one succeeded, and all others were told no. */
export function judgeRace(races: readonly Attempt[][]): Verdict {
  const all = races.flat();
  const wins = races.map((attempts) => attempts.filter(({ outcome }) => outcome === "ok").length);
  const numbers = {
    ok: all.filter(({ status }) => status === 200).length,
    refused: all.filter(({ status }) => status === 400).length,
    faults: all.filter(({ outcome }) => outcome === "fault").length,
    unknown: all.filter(({ outcome }) => outcome === "unknown").length,
    codesWithTwo: wins.filter((count) => count > 1).length,
    codesWithNone: wins.filter((count) => count === 0).length,
  };
  const isOnce = wins.every((count) => count === 1);
  return { pass: isOnce && numbers.ok + numbers.refused === all.length, numbers };
}

/** R1: one success a code, whatever is raced; and what a replayed code got is dead, on every node. */
export async function once(ground: Ground, options: OnceOptions): Promise<Verdict> {
  const urls = ground.nodes.map(({ url }) => url);
  const codes = await issueCodes(ground.db, options.codes);
  const races = await race(urls, ground.assistant, codes, options);
  const { pass, numbers } = judgeRace(races);
  const living = options.times > 1 ? await countLiving(ground, races) : 0;
  return { pass: pass && living === 0, numbers: { ...numbers, replayedStillLiving: living } };
}

/** The winners whose tokens still open something, or can still be refreshed. */
async function countLiving(ground: Ground, races: readonly Attempt[][]): Promise<number> {
  const winners = races.flat().filter(({ outcome }) => outcome === "ok");
  const living = await inParallel(winners, 20, async ({ body }, index) => {
    const { url } = ground.nodes[index % ground.nodes.length] ?? ground.nodes[0];
    const { accessToken = "", refreshToken = "" } = body;
    const used = await useToken(url, accessToken);
    const refreshed = await refresh(url, ground.assistant, refreshToken);
    return used.status !== 403 || refreshed.status !== 400;
  });
  return living.filter(Boolean).length;
}

/**
 * R1, noise: each code is redeemed once by its skill, amid nine tries without the right credentials. A request that
 * fails client authentication spends nothing and revokes nothing, so every skill's tokens live.
 */
export async function onceAmidNoise(
  ground: Ground,
  options: OnceOptions & { other: Credentials },
): Promise<Verdict> {
  const { assistant: skill, db, nodes } = ground;
  const { random, other, times } = options;
  const wrong: Credentials[] = [
    { ...skill, clientSecret: "wrong" },
    { ...skill, clientSecret: "" },
    { ...skill, clientSecret: other.clientSecret },
    { ...other, clientSecret: skill.clientSecret },
    { clientId: "", clientSecret: skill.clientSecret },
    { clientId: skill.clientId.toUpperCase(), clientSecret: skill.clientSecret },
    { clientId: "dingunknown", clientSecret: "unknown" },
    { ...skill, clientSecret: skill.clientSecret.slice(0, -1) },
    { ...skill, clientSecret: ` ${skill.clientSecret}` },
  ];
  const anyNode = () => nodes[Math.floor(random() * nodes.length)]?.url ?? "";
  const codes = await issueCodes(db, options.codes);
  const rounds = await inParallel(codes, racesAtOnce, async (code) => {
    const clients = Array.from({ length: times }, (_, index) => wrong[index % wrong.length] ?? skill);
    clients[Math.floor(random() * times)] = skill;
    return Promise.all(
      clients.map(async (client) => ({ client, ...(await redeem(anyNode(), client, code)) })),
    );
  });
  const all = rounds.flat();
  const honest = all.filter(({ client }) => client === skill);
  const alive = await inParallel(honest, 20, async ({ body }) => {
    return (await useToken(anyNode(), body.accessToken ?? "")).status === 200;
  });
  const numbers = {
    honestOk: honest.filter(({ status }) => status === 200).length,
    // 403 where a client was wrong too often.
    noiseRefused: all.filter(({ client, status }) => client !== skill && [400, 403].includes(status)).length,
    faults: all.filter(({ outcome }) => outcome === "fault" || outcome === "unknown").length,
    tokensLiving: alive.filter(Boolean).length,
  };
  const pass =
    numbers.honestOk === codes.length &&
    numbers.tokensLiving === codes.length &&
    numbers.noiseRefused === codes.length * (times - 1);
  return { pass, numbers };
}
