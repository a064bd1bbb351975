import type { ServerResponse } from "node:http";
import type { z } from "zod";
import { threadId, wireMessageId } from "../../conversations/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { inTurn } from "../../platform/in-turn.ts";
import { answerIdOf, type Following, isOver, watchFromNow } from "../../runs/index.ts";
import type { Program } from "../program.ts";
import { type ThreadRunView, threadRunView } from "./run-view.ts";
import type { ThreadRun } from "./thread-run.ts";

const beatMs = 15_000;
/** A person may take their time; whoever wants to know later retrieves the run. */
const longestMs = 600_000;

export interface Streaming {
  following: Following;
  url: (conversationId: string) => string;
  /** Whether the program's token still opens this. */
  isAllowed(): Promise<boolean>;
}

/**
 * A run as the wire format streams it: `event:` and `data:` without a space, an empty line after each pair. While it
 * waits for its person the stream says so and stays open. Whoever leaves stops nothing.
 */
export function streamRun(
  ctx: TenantCtx,
  { following, url, isAllowed }: Streaming,
  { person }: Pick<Program, "person">,
  { shown, metadata }: ThreadRun,
  stream: ServerResponse,
): void {
  const { run } = shown;
  const send = (event: string, data: unknown) =>
    stream.write(`event:${event}\ndata:${typeof data === "string" ? data : JSON.stringify(data)}\n\n`);
  const wire = told(threadRunView({ shown, metadata }, url));
  const answer = answerWriter(send, { runId: run.id, threadId: threadId.of(run.conversationId) });
  const ends: (() => void)[] = [];
  const leave = () => {
    for (const each of ends.splice(0)) each();
  };
  // Only what came to its end says so: a stream that merely breaks off is asked for elsewhere.
  const end = ({ isDone }: { isDone: boolean }) => {
    leave();
    if (isDone) send("done", "[DONE]");
    stream.end();
  };
  const breakOff = () => end({ isDone: false });
  const beat = inTurn(async () => {
    if (await isAllowed()) stream.write(": still here\n\n");
    else breakOff();
  }, breakOff);
  const timers = [setInterval(beat, beatMs), setTimeout(() => end({ isDone: true }), longestMs)];
  let isDone = false;
  ends.push(...timers.map((timer) => () => clearTimeout(timer)));
  stream.on("close", leave);
  send("thread.run.created", { ...wire, statusEnum: "in_progress" });
  const whose = { runId: run.id, personId: person.id };
  void watchFromNow(ctx, following, whose, {
    run(shown) {
      const now = told(threadRunView({ shown, metadata }, url));
      const { status } = shown.run;
      if (status === "requires_action") send("thread.run.requires_action", now);
      if (shown.run.status === "completed") answer.complete(shown.run.answer);
      isDone = isOver(status);
      if (isDone) send(`thread.run.${now.statusEnum}`, now);
    },
    delta: answer.delta,
    end: () => end({ isDone }),
  }).then((unwatch) => {
    ends.push(unwatch);
    if (stream.destroyed || stream.writableEnded) leave();
  }, breakOff);
}

/** Names that the stream has for members of a run. */
function told({ id, createdAt, expiresAt, startedAt, status, ...run }: z.input<typeof ThreadRunView>) {
  const { assistantId, threadId, metadata, lastErrorMsg } = run;
  return {
    assistantId,
    createAt: createdAt,
    expiredAt: expiresAt,
    ...(lastErrorMsg !== undefined && { lastErrorMsg }),
    ...(Object.keys(metadata).length > 0 && { metadata }),
    runId: id,
    startedAt,
    statusEnum: status,
    threadId,
  };
}

/** The answer of a run: begun with its first piece, and in the end what counts. */
function answerWriter(
  send: (event: string, data: unknown) => void,
  { runId, threadId }: { runId: ThreadRun["shown"]["run"]["id"]; threadId: string },
) {
  const messageId = wireMessageId.of(answerIdOf(runId));
  const createAt = Date.now();
  let written: string | undefined;
  const begin = () => {
    if (written !== undefined) return;
    written = "";
    const message = { content: "", contentType: "text", role: "assistant" };
    send("thread.message.created", { createAt, message, messageId, threadId });
  };
  const write = (mode: "overwrite" | "append", value: string) => {
    begin();
    written = mode === "append" ? `${written}${value}` : value;
    const delta = { role: "assistant", text: { value }, type: "text" };
    send("thread.message.delta", { mode, delta, messageId });
  };
  return {
    delta({ text, reset }: { text: string; reset?: true }) {
      write(reset === true || !written ? "overwrite" : "append", text);
    },
    complete(text: string) {
      if (written !== text) write("overwrite", text);
      const message = { content: text, role: "assistant" };
      send("thread.message.completed", { createAt, deleted: 0, message, messageId, runId, threadId });
    },
  };
}
