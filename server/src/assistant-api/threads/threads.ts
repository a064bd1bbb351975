import { by, record } from "../../audit/index.ts";
import { deleteConversation, hideMessage, threadId, wireMessageId } from "../../conversations/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import { type ConversationId, newId } from "../../platform/ids.ts";
import { cancelOpenRun } from "../../runs/index.ts";
import type { Program } from "../program.ts";
import { refused } from "../refusals.ts";
import * as store from "./store.ts";
import type { MessageFilter, Metadata, Thread, ThreadMessage } from "./thread.ts";

/** So many may be posted before one is run. */
const mostWaiting = 20;

export function createThread(ctx: TenantCtx, program: Program, metadata: Metadata): Promise<Thread> {
  return store.insertThread(ctx, program, { id: newId("con"), metadata });
}

/** Errors: `thread.not.exist`, also for one of another program or person, and once its conversation was deleted. */
export async function findThread(ctx: TenantCtx, program: Program, wireId: string): Promise<Thread> {
  const id = threadId.read(wireId);
  const thread = id && (await store.findThread(ctx, program, id));
  if (thread === undefined) throw refused("thread.not.exist", wireId);
  return thread;
}

/** With its conversation: what runs in it ends, and what was allowed for it. */
export function deleteThread(ctx: TenantCtx, program: Program, wireId: string): Promise<void> {
  return inTx(ctx, async (ctx) => {
    const { id } = await findThread(ctx, program, wireId);
    await store.deleteThread(ctx, id);
    const through = program.applicationId;
    if (await store.hasConversation(ctx, id))
      await deleteConversation(ctx, program.person, { id, through }, cancelOpenRun);
    else await recordDeleted(ctx, program, "conversation.deleted", id);
  });
}

/** Says nothing yet: a run does. Errors: `thread.not.exist`, 400 where too many wait already. */
export async function postMessage(
  ctx: TenantCtx,
  program: Program,
  { threadId, text, metadata }: { threadId: string; text: string; metadata: Metadata },
): Promise<ThreadMessage> {
  const { id } = await findThread(ctx, program, threadId);
  if ((await store.countWaiting(ctx, id)) >= mostWaiting) {
    const message = `请先创建运行：最多 ${mostWaiting} 条消息可以等待运行`;
    throw new AppError("invalid_input", "too many messages without a run", {
      details: [{ path: "body.content", message }],
    });
  }
  return store.insertMessage(ctx, { id: newId("msg"), threadId: id, text, metadata });
}

export async function listMessages(
  ctx: TenantCtx,
  program: Program,
  { threadId, ...filter }: MessageFilter & { threadId: string },
): Promise<ThreadMessage[]> {
  const { id } = await findThread(ctx, program, threadId);
  return store.findMessages(ctx, program, id, filter);
}

interface MessageKey {
  threadId: string;
  messageId: string;
}

/** Errors: `thread.not.exist`, `message.not.exist`. */
export async function findMessage(
  ctx: TenantCtx,
  program: Program,
  { threadId, messageId }: MessageKey,
): Promise<ThreadMessage & { conversationId: ConversationId }> {
  const { id: conversationId } = await findThread(ctx, program, threadId);
  const id = wireMessageId.read(messageId);
  const one = { order: "asc", limit: 1 } as const;
  const [message] =
    id === undefined ? [] : await store.findMessages(ctx, program, conversationId, { id, ...one });
  if (message === undefined) throw refused("message.not.exist", messageId);
  return { ...message, conversationId };
}

/** Its person sees it no more either. Errors: as above. */
export function deleteMessage(ctx: TenantCtx, program: Program, key: MessageKey): Promise<void> {
  return inTx(ctx, async (ctx) => {
    const { id: messageId, conversationId } = await findMessage(ctx, program, key);
    const shownAs = await store.deleteMessage(ctx, messageId);
    if (shownAs !== null) await hideMessage(ctx, { conversationId, messageId: shownAs });
    await recordDeleted(ctx, program, "message.deleted", messageId);
  });
}

function recordDeleted(
  ctx: TenantCtx,
  { applicationId, person }: Program,
  event: "conversation.deleted" | "message.deleted",
  subject: string,
): Promise<void> {
  const details = { personId: person.id };
  return record(ctx, { event, actor: by.application(applicationId), subject, details });
}
