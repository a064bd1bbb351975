import { z } from "zod";
import { route } from "../../audit/index.ts";
import { threadId, wireMessageId } from "../../conversations/index.ts";
import { v1Errors } from "../../oauth/index.ts";
import { application, token } from "../../platform/http/access.ts";
import { none, type Route } from "../../platform/http/route.ts";
import { listQuery, readListQuery } from "../list-query.ts";
import { programOf } from "../program.ts";
import { refused } from "../refusals.ts";
import type { Thread, ThreadMessage } from "./thread.ts";
import * as threads from "./threads.ts";

/** An application for itself, in its owner's name; or for a person who allows it. */
export const forPrograms = [application("AI.Assistant.Run"), token("AI.Assistant.Run.Me")] as const;

export const Metadata = z
  .record(z.string().max(100), z.unknown())
  .refine((metadata) => JSON.stringify(metadata).length <= 8000, "最多 8000 个字符");

export const ThreadParams = z.object({ threadId: z.string().max(100) });
const MessageParams = ThreadParams.extend({ messageId: z.string().max(100) });

const ThreadView = z
  .object({
    id: z.string(),
    createdAt: z.number(),
    metadata: z.record(z.string(), z.unknown()),
    object: z.literal("thread"),
  })
  .meta({ id: "AssistantThread", description: "A conversation that a program began." });

const MessageView = z
  .object({
    id: z.string(),
    threadId: z.string(),
    createdAt: z.number(),
    role: z.enum(["user", "assistant", "tool"]).meta({ id: "AssistantRole" }),
    content: z.array(
      z.object({
        type: z.literal("text"),
        text: z.object({ value: z.string(), annotations: z.object({}) }),
      }),
    ),
    assistantId: z.string().optional(),
    assisantId: z
      .string()
      .optional()
      .describe("The same, as the official client reads it of a single message."),
    runId: z.string().optional(),
    metadata: z.record(z.string(), z.unknown()),
    object: z.literal("thread.message"),
  })
  .meta({ id: "AssistantMessage" });

const Deleted = z
  .object({ id: z.string(), deleted: z.boolean(), object: z.string() })
  .meta({ id: "AssistantDeletion", description: "What was deleted; `object` says of which kind it was." });

export const ListObject = z.literal("list").meta({ id: "ListObject" });

const common = { tag: "Assistant API", dialect: v1Errors, access: forPrograms } as const;

const postThread = route({
  ...common,
  method: "POST",
  url: "/v1.0/assistant/threads",
  operationId: "createAssistantThread",
  summary: "Begin a thread; its person sees it with the first run",
  audit: none("nobody else sees it before the first run, which is recorded"),
  body: z.object({ metadata: Metadata.default({}) }),
  reply: [200, ThreadView],
  handle: async (ctx, { caller, body }) =>
    threadView(await threads.createThread(ctx, await programOf(ctx, caller), body.metadata)),
});

const getThread = route({
  ...common,
  method: "GET",
  url: "/v1.0/assistant/threads/:threadId",
  operationId: "retrieveAssistantThread",
  summary: "A thread of this program",
  audit: none("read only"),
  params: ThreadParams,
  reply: [200, ThreadView],
  handle: async (ctx, { caller, params }) =>
    threadView(await threads.findThread(ctx, await programOf(ctx, caller), params.threadId)),
});

const deleteThread = route({
  ...common,
  method: "DELETE",
  url: "/v1.0/assistant/threads/:threadId",
  operationId: "deleteAssistantThread",
  summary: "Delete a thread, with its conversation",
  audit: {
    event: "conversation.deleted",
    also: ["run.ended", "consent.superseded", "confirmation.superseded", "grant.ended"],
  },
  params: ThreadParams,
  reply: [200, Deleted],
  async handle(ctx, { caller, params }) {
    await threads.deleteThread(ctx, await programOf(ctx, caller), params.threadId);
    return { id: params.threadId, deleted: true, object: "thread.deleted" };
  },
});

const postMessage = route({
  ...common,
  method: "POST",
  url: "/v1.0/assistant/threads/:threadId/messages",
  operationId: "createAssistantMessage",
  summary: "Post a message; the next run answers it",
  audit: none("nobody else sees it before the run that says it, which is recorded"),
  params: ThreadParams,
  body: z.object({
    role: z.string().max(20),
    content: z.string().trim().min(1, "不能为空").max(4000, "最多 4000 个字符"),
    metadata: Metadata.default({}),
    extension: z.record(z.string(), z.unknown()).optional().describe("Taken, and of no meaning here."),
  }),
  reply: [200, MessageView],
  async handle(ctx, { caller, params, body }) {
    const program = await programOf(ctx, caller);
    if (body.role !== "user") throw refused("message.role.error", body.role);
    const said = { threadId: params.threadId, text: body.content, metadata: body.metadata };
    return messageView(params.threadId, await threads.postMessage(ctx, program, said));
  },
});

const listMessages = route({
  ...common,
  method: "GET",
  url: "/v1.0/assistant/threads/:threadId/messages",
  operationId: "listAssistantMessage",
  summary: "The messages of a thread that its program posted and was answered",
  audit: none("read only"),
  params: ThreadParams,
  query: z.object({ ...listQuery, runId: z.string().max(100).optional() }),
  reply: [200, z.object({ data: z.array(MessageView), object: ListObject })],
  async handle(ctx, { caller, params, query: { runId, ...query } }) {
    const program = await programOf(ctx, caller);
    const errors = { limit: "message.limit.invalid", order: "message.order.invalid" } as const;
    const filter = { ...params, runId, ...readListQuery(query, errors) };
    const found = await threads.listMessages(ctx, program, filter);
    return { data: found.map((each) => messageView(params.threadId, each)), object: "list" as const };
  },
});

const getMessage = route({
  ...common,
  method: "GET",
  url: "/v1.0/assistant/threads/:threadId/messages/:messageId",
  operationId: "retrieveAssistantMessage",
  summary: "A message of a thread",
  audit: none("read only"),
  params: MessageParams,
  reply: [200, MessageView],
  async handle(ctx, { caller, params }) {
    const message = await threads.findMessage(ctx, await programOf(ctx, caller), params);
    const view = messageView(params.threadId, message);
    return { ...view, ...(view.assistantId && { assisantId: view.assistantId }) };
  },
});

const deleteMessage = route({
  ...common,
  method: "DELETE",
  url: "/v1.0/assistant/threads/:threadId/messages/:messageId",
  operationId: "deleteAssistantMessage",
  summary: "Delete a message of a thread; its person sees it no more either",
  audit: "message.deleted",
  params: MessageParams,
  reply: [200, Deleted],
  async handle(ctx, { caller, params }) {
    await threads.deleteMessage(ctx, await programOf(ctx, caller), params);
    return { id: params.messageId, deleted: true, object: "thread.message.deleted" };
  },
});

export const threadRoutes: Route[] = [
  postThread,
  getThread,
  deleteThread,
  postMessage,
  listMessages,
  getMessage,
  deleteMessage,
];

function threadView({ id, createdAt, metadata }: Thread): z.input<typeof ThreadView> {
  return { id: threadId.of(id), createdAt: createdAt.getTime(), metadata, object: "thread" };
}

function messageView(
  threadId: string,
  { id, role, text, runId, assistantId, metadata, at }: ThreadMessage,
): z.input<typeof MessageView> {
  return {
    id: wireMessageId.of(id),
    threadId,
    createdAt: at.getTime(),
    role,
    content: [{ type: "text", text: { value: text, annotations: {} } }],
    ...(assistantId && { assistantId }),
    ...(runId && { runId }),
    metadata,
    object: "thread.message",
  };
}
