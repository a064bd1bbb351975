import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ConversationReply, type Duration, type Run, RunReply } from "../world/contract.ts";
import type { Member } from "../world/member.ts";
import { type Answer, read } from "../world/session.ts";
import type { Said } from "./ledger.ts";

/** Somebody who says things, each in a conversation of its own, and does not give up when an answer is lost. */
export interface Talker {
  member: Member;
  assistantId: string;
  /** What they choose on a card. */
  allows: Duration;
  said: Said[];
}

/** A turn that is not over by then is lost. */
const longestTurnMs = 60_000;

/** Says it until it was taken, with one Idempotency-Key, and follows the run until it is over. */
export async function talk(talker: Talker, text: string): Promise<void> {
  const { member, assistantId, said } = talker;
  const begun = await untilAnswered(() =>
    member.send("POST", `/api/assistants/${assistantId}/conversations`, {}),
  );
  const { conversation } = read(begun, 201, ConversationReply);
  const one: Said = {};
  said.push(one);
  const session = await member.session();
  const headers = { "idempotency-key": randomUUID() };
  const path = `/api/conversations/${conversation.id}/messages`;
  const { run } = read(
    await untilAnswered(() => session.send("POST", path, { text }, headers)),
    202,
    RunReply,
  );
  one.runId = run.id;
  await follow(talker, run);
}

async function follow({ member, allows }: Talker, begun: Run): Promise<void> {
  const end = performance.now() + longestTurnMs;
  for (let pause = 50; performance.now() < end; pause = Math.min(pause * 1.5, 1_000)) {
    const answer = await untilAnswered(() => member.send("GET", `/api/runs/${begun.id}`));
    const { run } = read(answer, 200, RunReply);
    if (run.requiredAction?.kind === "consent") {
      const decision = { consentId: run.requiredAction.consent.id, decision: "allow", duration: allows };
      // 409: an answer before this one was taken, and its own answer was lost.
      await untilAnswered(() => member.send("POST", `/api/runs/${run.id}/consent`, decision));
      pause = 50;
    } else if (!["queued", "in_progress"].includes(run.status)) return;
    await sleep(pause);
  }
}

/** Again, as long as the answer is lost or the server is too busy for one. */
export async function untilAnswered(send: () => Promise<Answer>): Promise<Answer> {
  for (const end = performance.now() + longestTurnMs; performance.now() < end; await sleep(50)) {
    const answer = await send().catch(() => undefined);
    if (answer !== undefined && answer.status < 500) return answer;
  }
  throw new Error("no answer in time");
}
