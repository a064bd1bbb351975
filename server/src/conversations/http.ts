import { z } from "zod";
import { route } from "../audit/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { person } from "../platform/http/access.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import { none, type Route } from "../platform/http/route.ts";
import { Time } from "../platform/http/schemas.ts";
import { type ConversationId, idSchema } from "../platform/ids.ts";
import { Next, pageQuery, TimeKey } from "../platform/page.ts";
import type * as nouns from "./conversation.ts";
import * as conversations from "./conversations.ts";
import { findMessages } from "./store.ts";

const ConversationView = z
  .object({
    id: z.string(),
    assistantId: z.string(),
    assistantName: z.string(),
    assistantIcon: z.string(),
    draft: z.boolean(),
    title: z.string().describe("The person's first words; empty until then."),
    createdAt: Time,
    updatedAt: Time,
  })
  .meta({ id: "ConversationSummary" });

const MessageView = z
  .object({
    id: z.string(),
    role: z.enum(["user", "assistant"]),
    text: z.string(),
    runId: z.string(),
    at: Time,
  })
  .meta({ id: "Message" });

const Conversation = ConversationView.extend({ messages: z.array(MessageView) }).meta({ id: "Conversation" });

/** What runs know of a conversation; they stand to the right, so they are handed in. */
export interface RunsOfConversation<R extends z.ZodType> {
  schema: R;
  latest(ctx: TenantCtx, caller: PersonPrincipal, id: ConversationId): Promise<z.input<R> | null>;
  /** Joins the transaction of the deletion, which holds the conversation. */
  cancelOpen(ctx: TenantCtx, id: ConversationId): Promise<void>;
}

const startConversation = route({
  method: "POST",
  url: "/api/assistants/:id/conversations",
  operationId: "startConversation",
  tag: "Talking",
  summary: "Begin to talk to an assistant",
  access: person(),
  audit: "conversation.started",
  params: z.object({ id: idSchema("ast") }),
  body: z.object({ draft: z.boolean().default(false) }).nullish(),
  reply: [201, z.object({ conversation: ConversationView })],
  errors: ["not_found", "not_published", "assistant_disabled"],
  async handle(ctx, { caller, params, body }) {
    const input = { assistantId: params.id, draft: body?.draft ?? false };
    return { conversation: view(await conversations.startConversation(ctx, caller, input)) };
  },
});

const listConversations = route({
  method: "GET",
  url: "/api/conversations",
  operationId: "listConversations",
  tag: "Talking",
  summary: "Your conversations, the latest first",
  access: person(),
  audit: none("read only"),
  query: z.object(pageQuery(TimeKey, { usual: 50 })),
  reply: [200, z.object({ conversations: z.array(ConversationView), next: Next })],
  async handle(ctx, { caller, query }) {
    const { items, next } = await conversations.listConversations(ctx, caller, query);
    return { conversations: items.map(view), next };
  },
});

export function conversationRoutes<R extends z.ZodType>(runs: RunsOfConversation<R>): Route[] {
  const getConversation = route({
    method: "GET",
    url: "/api/conversations/:id",
    operationId: "getConversation",
    tag: "Talking",
    summary: "A conversation with its messages and its latest run",
    access: person(),
    audit: none("read only"),
    params: z.object({ id: idSchema("con") }),
    reply: [
      200,
      z.object({
        conversation: Conversation,
        run: runs.schema.nullable(),
      }),
    ],
    errors: ["not_found"],
    async handle(ctx, { caller, params }) {
      const conversation = await conversations.findOwnConversation(ctx, caller, params.id);
      const messages = await findMessages(ctx, params.id);
      const shown = messages.map((message) => ({ ...message, at: message.at.toISOString() }));
      const run = await runs.latest(ctx, caller, params.id);
      return { conversation: { ...view(conversation), messages: shown }, run };
    },
  });

  const deleteConversation = route({
    method: "DELETE",
    url: "/api/conversations/:id",
    operationId: "deleteConversation",
    tag: "Talking",
    summary: "Delete a conversation; what was allowed for it ends",
    access: person(),
    audit: {
      event: "conversation.deleted",
      also: ["run.ended", "consent.superseded", "confirmation.superseded", "grant.ended"],
    },
    params: z.object({ id: idSchema("con") }),
    reply: [204, null],
    errors: ["not_found"],
    handle: (ctx, { caller, params }) =>
      conversations.deleteConversation(ctx, caller, params.id, runs.cancelOpen),
  });

  return [startConversation, listConversations, getConversation, deleteConversation];
}

function view(conversation: nouns.Conversation): z.input<typeof ConversationView> {
  const { id, assistantId, assistantName, assistantIcon, draft, title, createdAt, updatedAt } = conversation;
  const times = { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
  return { id, assistantId, assistantName, assistantIcon, draft, title, ...times };
}
