import { setTimeout as sleep } from "node:timers/promises";
import type { Cluster } from "../world/cluster.ts";
import { RunReply } from "../world/contract.ts";
import { demoPerson } from "../world/demo.ts";
import { read } from "../world/session.ts";
import type { Said } from "./ledger.ts";
import type { Installed } from "./platform.ts";

interface LeftBehind {
  said: Said[];
  /** From the kill, or from the node being back, until the last of its runs made its second call. */
  goneOnMs: number;
}

const runsLeft = 5;
const longestMs = 60_000;

/**
 * A node is killed while runs of its own are at the first of two calls. Answers when all have made their second, in
 * another process: another node's while it is away, or its next one's when it comes back at once.
 */
export async function leaveBehind(
  cluster: Cluster,
  { assistant, skill }: Installed,
  { index, comesBack }: { index: number; comesBack: boolean },
): Promise<LeftBehind> {
  const member = await demoPerson(cluster.url(index), "member");
  const released = Promise.withResolvers<void>();
  let [first, second] = [0, 0];
  skill.answersWith(async ({ path }) => {
    if (path === "/weather") {
      first += 1;
      await released.promise;
    } else second += 1;
    return { ok: true };
  });
  const said: Said[] = [];
  for (let run = 0; run < runsLeft; run += 1) {
    const { id } = await member.startsConversation(assistant);
    const text = "Show the weather and what is my phone number?";
    const answer = await member.send("POST", `/api/conversations/${id}/messages`, { text });
    said.push({ runId: read(answer, 202, RunReply).run.id });
  }
  await until(() => first === runsLeft);

  await cluster.end(index, "SIGKILL");
  released.resolve();
  if (comesBack) await cluster.start(index);
  const begun = performance.now();
  await until(() => second === runsLeft);
  const goneOnMs = Math.round(performance.now() - begun);
  if (!comesBack) await cluster.start(index);
  return { said, goneOnMs };
}

/** Or the time is over, which the numbers then show. */
async function until(isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + longestMs; Date.now() < end && !isSo(); ) await sleep(10);
}
