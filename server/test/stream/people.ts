import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ConversationReply, type Run, RunReply } from "../world/contract.ts";
import { type Answer, read, request, type Session } from "../world/session.ts";
import type { Marked } from "./frames.ts";
import type { Asked, Log } from "./log.ts";
import type { TwoNodes } from "./nodes.ts";

/** Somebody whose browser finds a node that is there, as behind a proxy. */
export interface Person {
  /** Begins a conversation with the assistant and waits for its answer, for so long. */
  asks(application: Marked, waitMs: number): Promise<Asked>;
  sees(runId: string): Promise<Run>;
}

export const isOver = ({ status }: Run): boolean => !["queued", "in_progress"].includes(status);

/** No node answers for so long: the check itself is broken. */
const longestOutageMs = 30_000;

export function personAt(
  nodes: Pick<TwoNodes, "urls" | "away">,
  { cookie, csrfToken }: Session,
  log: Log,
  random: () => number,
): Person {
  async function send(method: string, path: string, body?: unknown): Promise<Answer> {
    const headers = { cookie, "x-csrf-token": csrfToken, "idempotency-key": randomUUID() };
    const end = performance.now() + longestOutageMs;
    let next = random() < 0.5 ? 0 : 1;
    while (performance.now() < end) {
      const wasAway = nodes.away();
      const answer = await request(nodes.urls[next === 0 ? 0 : 1], method, path, body, headers).catch(
        () => undefined,
      );
      if (answer) log.answers.push({ status: answer.status, nodeAway: wasAway || nodes.away() });
      if (answer && answer.status !== 503) return answer;
      next = 1 - next;
      await sleep(100);
    }
    throw new Error(`no node answered ${method} ${path}`);
  }

  const sees: Person["sees"] = async (runId) =>
    read(await send("GET", `/api/runs/${runId}`), 200, RunReply).run;

  return {
    sees,
    async asks({ id, mark }, waitMs) {
      const begun = await send("POST", `/api/assistants/${id}/conversations`, {});
      const { conversation } = read(begun, 201, ConversationReply);
      const said = await send("POST", `/api/conversations/${conversation.id}/messages`, {
        text: "What is my phone number?",
      });
      const asked: Asked = { application: mark, runId: read(said, 202, RunReply).run.id };
      log.asked.push(asked);
      const end = performance.now() + waitMs;
      for (let pause = 150; performance.now() < end; pause = Math.min(pause * 1.5, 1_000)) {
        await sleep(pause);
        const run = await sees(asked.runId);
        if (!isOver(run)) continue;
        asked.seen = run;
        break;
      }
      return asked;
    },
  };
}
