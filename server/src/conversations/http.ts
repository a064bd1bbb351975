import { z } from "zod";
import { route } from "../audit/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { person } from "../platform/http/access.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import { none, type Route } from "../platform/http/route.ts";
import { Flag, Time } from "../platform/http/schemas.ts";
import { type ConversationId, idSchema } from "../platform/ids.ts";
import { Next, pageQuery, TimeKey } from "../platform/page.ts";
import { oneLine } from "../platform/text.ts";
import type * as nouns from "./conversation.ts";
import * as conversations from "./conversations.ts";
import { findMessages, type RunsInConversations } from "./store.ts";

const WaitsFor = z.enum(["consent", "confirm"]).meta({ id: "WaitsFor" });

const ConversationView = z
  .object({
    id: z.string(),
    assistantId: z.string(),
    assistantName: z.string(),
    assistantIcon: z.string(),
    draft: z.boolean(),
    title: z.string().describe("What you called it, or else your first words; empty until then."),
    pinned: z.boolean().describe("Kept at the top of the list."),
    waitsFor: WaitsFor.nullable().describe("The question that waits in it for you."),
    program: z
      .string()
      .nullable()
      .describe("The name of the application whose program began it in your name; null where you did."),
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

const FoundView = ConversationView.extend({
  found: z
    .string()
    .nullable()
    .describe("What was said there with the words that were searched for; null where its title has them."),
}).meta({ id: "FoundConversation" });

const maxTitleLength = 100;

const ConversationChange = z
  .object({
    title: z
      .string()
      .max(1000)
      .transform(oneLine)
      .pipe(z.string().min(1, "give it a name").max(maxTitleLength, `at most ${maxTitleLength} characters`)),
    pinned: z.boolean(),
  })
  .partial()
  .meta({ id: "ConversationChange", description: "What is left out stays." });

const ListKey = z.tuple([z.boolean(), ...TimeKey.def.items]);

const Conversation = ConversationView.extend({ messages: z.array(MessageView) }).meta({ id: "Conversation" });

/** What runs know of a conversation; they stand to the right, so they are handed in. */
export interface RunsOfConversation<R extends z.ZodType> extends RunsInConversations {
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

const listConversations = (runs: RunsInConversations) =>
  route({
    method: "GET",
    url: "/api/conversations",
    operationId: "listConversations",
    tag: "Talking",
    summary: "Your conversations, the pinned ones first, then the latest; or those that a search finds",
    access: person(),
    audit: none("read only"),
    query: z.object({
      q: z
        .string()
        .trim()
        .max(100, "at most 100 characters")
        .optional()
        .describe("Words of a title, or of what was said; the case of letters does not count."),
      waiting: Flag.default("false").describe("Only those that wait for you."),
      ...pageQuery(ListKey, { usual: 50 }),
    }),
    reply: [200, z.object({ conversations: z.array(FoundView), next: Next })],
    async handle(ctx, { caller, query: { q, waiting, ...page } }) {
      const wanted = { ...page, q: q || undefined, waiting: waiting === "true" };
      const { items, next } = await conversations.listConversations(ctx, caller, wanted, runs);
      return { conversations: items.map((each) => ({ ...view(each), found: each.found })), next };
    },
  });

const patchConversation = (runs: RunsInConversations) =>
  route({
    method: "PATCH",
    url: "/api/conversations/:id",
    operationId: "updateConversation",
    tag: "Talking",
    summary: "Call a conversation something, or keep it at the top of the list",
    access: person(),
    audit: none(
      "in which order and under which names somebody keeps their conversations is their own affair",
    ),
    params: z.object({ id: idSchema("con") }),
    body: ConversationChange,
    reply: [200, z.object({ conversation: ConversationView })],
    errors: ["not_found"],
    async handle(ctx, { caller, params, body }) {
      const change = { id: params.id, ...body };
      return { conversation: view(await conversations.changeConversation(ctx, caller, change, runs)) };
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
      const conversation = await conversations.findOwnConversation(ctx, caller, params.id, runs);
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
      conversations.deleteConversation(ctx, caller, params, runs.cancelOpen),
  });

  return [
    startConversation,
    listConversations(runs),
    getConversation,
    patchConversation(runs),
    deleteConversation,
  ];
}

function view(conversation: nouns.Conversation): z.input<typeof ConversationView> {
  const { id, assistantId, assistantName, assistantIcon, draft, title, pinned, waitsFor, program } =
    conversation;
  const times = {
    createdAt: conversation.createdAt.toISOString(),
    updatedAt: conversation.updatedAt.toISOString(),
  };
  return { id, assistantId, assistantName, assistantIcon, draft, title, pinned, waitsFor, program, ...times };
}
