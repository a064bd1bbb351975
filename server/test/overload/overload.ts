import { setTimeout as sleep } from "node:timers/promises";
import { redeem } from "../races/attempts.ts";
import { issueCodes } from "../races/codes.ts";
import type { Ground } from "../races/ground.ts";
import type { Verdict } from "../races/once.ts";
import { type Answered, type Load, loadOn } from "./load.ts";

interface Phases {
  warmSeconds: number;
  overSeconds: number;
  afterSeconds: number;
}

/** How much more is asked for than a node can do. */
const times = 3;
/** Enough to keep a node busy, and well below what it has in hand at most. */
const usualConnections = 32;

/**
 * R9: three times of what a node can do is asked for. What it cannot do is refused at once with 503 or 429, what it
 * can do it goes on doing, its event loop stays free, and soon afterwards everything is as before.
 */
export async function overload(ground: Ground, phases: Phases): Promise<Verdict> {
  const [node] = ground.nodes;
  const [code = ""] = await issueCodes(ground.db, 1);
  const { body } = await redeem(node.url, ground.assistant, code);
  const head = ["GET /v1.0/contact/users/me HTTP/1.1", `host: ${new URL(node.url).host}`];
  const load = await loadOn(
    node.url,
    `${[...head, `x-acs-dingtalk-access-token: ${body.accessToken}`].join("\r\n")}\r\n\r\n`,
  );
  try {
    return await measure(node.url, load, phases);
  } finally {
    load.close();
  }
}

async function measure(
  url: string,
  load: Load,
  { warmSeconds, overSeconds, afterSeconds }: Phases,
): Promise<Verdict> {
  await load.closed(usualConnections, 2);
  const warm = await load.closed(usualConnections, warmSeconds);
  const peak = warm.filter(isGood).length / warmSeconds;
  await lagP99(url);
  const over = await load.open(peak * times, overSeconds);
  const loopP99Ms = await lagP99(url);
  const fallenAt = performance.now();
  const after = await load.open(peak / 2, afterSeconds);
  const lastBad = after.findLast((answer) => !isGood(answer))?.readAt ?? fallenAt;

  const good = over.filter(isGood);
  const shed = over.filter(({ status }) => status === 503 || status === 429);
  const numbers = {
    peakPerSecond: Math.round(peak),
    askedPerSecond: Math.round(over.length / overSeconds),
    goodPerSecond: Math.round(good.length / overSeconds),
    ofPeak: Number((good.length / overSeconds / peak).toFixed(2)),
    shed: shed.length,
    neither: over.length - good.length - shed.length,
    goodMsP99: p99(good),
    shedMsP99: p99(shed),
    loopMsP99: loopP99Ms,
    recoveredMs: Math.round(lastBad - fallenAt),
    goodMsP99After: p99(after.filter(isGood)),
  };
  const pass =
    shed.length > 0 &&
    numbers.neither === 0 &&
    numbers.ofPeak >= 0.8 &&
    numbers.shedMsP99 < 100 &&
    numbers.loopMsP99 < 100 &&
    numbers.recoveredMs <= 5_000;
  return { pass, numbers };
}

const isGood = ({ status }: Answered): boolean => status === 200;

function p99(answers: readonly Answered[]): number {
  const took = answers.map(({ sentAt, readAt }) => readAt - sentAt).sort((a, b) => a - b);
  return Math.round(took[Math.floor(took.length * 0.99)] ?? 0);
}

/** Of the node's event loop since this was asked last, in milliseconds. */
async function lagP99(url: string): Promise<number> {
  for (;;) {
    const answer = await fetch(`${url}/metrics`);
    const lag = /^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(await answer.text())?.[1];
    if (lag !== undefined) return Math.round(Number(lag) * 1000);
    await sleep(100);
  }
}
