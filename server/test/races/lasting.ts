import { setTimeout as sleep } from "node:timers/promises";
import { type Attempt, inParallel, redeem, refresh, useToken } from "./attempts.ts";
import { allowAgain, issueCodes } from "./codes.ts";
import type { Ground } from "./ground.ts";
import type { Verdict } from "./once.ts";

/** The tokens of so many freshly redeemed codes. */
async function givenTokens(ground: Ground, count: number) {
  const codes = await issueCodes(ground.db, count);
  return inParallel(codes, 10, async (code) => {
    const { status, body } = await redeem(ground.nodes[0].url, ground.assistant, code);
    if (status !== 200) throw new Error(`a fresh code was answered with ${status}`);
    return { accessToken: body.accessToken ?? "", refreshToken: body.refreshToken ?? "" };
  });
}

/**
 * R6 for skills: of `times` parallel refreshes, on any node, each succeeds, each answers the unchanged refresh token,
 * and every access token works, the first one included.
 */
export async function refreshRace(
  ground: Ground,
  { families, times }: { families: number; times: number },
): Promise<Verdict> {
  const urls = ground.nodes.map(({ url }) => url);
  const urlOf = (index: number) => urls[index % urls.length] ?? "";
  const tokens = await givenTokens(ground, families);
  const races = await inParallel(tokens, 3, async ({ accessToken, refreshToken }) => {
    const refreshed = await Promise.all(
      Array.from({ length: times }, (_, index) => refresh(urlOf(index), ground.assistant, refreshToken)),
    );
    const all = [accessToken, ...refreshed.map(({ body }) => body.accessToken ?? "")];
    const used = await inParallel(all, 5, (token, index) => useToken(urlOf(index + 1), token));
    return { refreshed, refreshToken, distinct: new Set(all).size, used };
  });
  const refreshed = races.flatMap((each) => each.refreshed);
  const numbers = {
    refreshes: families * times,
    ok: refreshed.filter(({ status }) => status === 200).length,
    otherRefreshToken: races.flatMap((each) =>
      each.refreshed.filter(({ body }) => body.refreshToken !== each.refreshToken),
    ).length,
    accessTokens: races.reduce((sum, { distinct }) => sum + distinct, 0),
    living: races.flatMap(({ used }) => used).filter(({ status }) => status === 200).length,
  };
  const tokensWanted = families * (times + 1);
  const pass =
    numbers.ok === numbers.refreshes &&
    numbers.otherRefreshToken === 0 &&
    numbers.accessTokens === tokensWanted &&
    numbers.living === tokensWanted;
  return { pass, numbers };
}

/** Uses, refreshes and redemptions that go on, on every node at once, until told to stop. */
function keepUsing(ground: Ground, token: { accessToken: string; refreshToken: string }, codes: string[]) {
  const attempts: Attempt[] = [];
  let stopped = false;
  const lane = async (work: () => Promise<Attempt> | undefined) => {
    while (!stopped) {
      const attempt = work();
      if (attempt === undefined) return;
      attempts.push(await attempt);
    }
  };
  const lanes = ground.nodes.flatMap(({ url }) => [
    lane(() => useToken(url, token.accessToken)),
    lane(() => refresh(url, ground.assistant, token.refreshToken)),
    lane(() => {
      const code = codes.pop();
      return code === undefined ? undefined : redeem(url, ground.assistant, code);
    }),
  ]);
  return {
    attempts,
    /** Until so many were made in all. */
    async made(count: number): Promise<void> {
      while (attempts.length < count) await sleep(1);
    },
    async stop(): Promise<void> {
      stopped = true;
      await Promise.all(lanes);
    },
  };
}

const mostRevokeMs = 100;

/** R5: whatever starts after a revocation was answered is refused, on every node; and it was accepted before. */
export async function revokeWhileUsed(
  ground: Ground,
  { iterations }: { iterations: number },
): Promise<Verdict> {
  const revokeMs: number[] = [];
  let [acceptedBefore, startedAfter, acceptedAfter, faults] = [0, 0, 0, 0];
  const each = ground.nodes.length * 3;
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    const [token] = await givenTokens(ground, 1);
    if (token === undefined) throw new Error("no token to revoke");
    const using = keepUsing(ground, token, await issueCodes(ground.db, each * 3));
    await using.made(each);
    const grant = await ground.member.grant();
    const begun = performance.now();
    await ground.member.revokes(grant);
    const answered = performance.now();
    revokeMs.push(answered - begun);
    await using.made(using.attempts.length + each * 2);
    await using.stop();
    const later = using.attempts.filter(({ sentAt }) => sentAt > answered);
    acceptedBefore += using.attempts.filter(
      ({ readAt, outcome }) => readAt < begun && outcome === "ok",
    ).length;
    startedAfter += later.length;
    acceptedAfter += later.filter(({ outcome }) => outcome === "ok").length;
    faults += using.attempts.filter(({ outcome }) => outcome === "fault" || outcome === "unknown").length;
    await allowAgain(ground.db);
  }
  const p99 = revokeMs.sort((a, b) => a - b)[Math.floor(revokeMs.length * 0.99)] ?? 0;
  const numbers = {
    iterations,
    acceptedBefore,
    startedAfter,
    acceptedAfter,
    faults,
    revokeMsP99: Math.round(p99),
  };
  const held = acceptedBefore > 0 && startedAfter > 0 && acceptedAfter === 0 && faults === 0;
  return { pass: held && p99 < mostRevokeMs, numbers };
}
