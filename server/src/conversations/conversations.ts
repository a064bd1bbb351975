import { findAssistantForTalk } from "../assistants/index.ts";
import { by, record } from "../audit/index.ts";
import { endConversationScopes } from "../consent/index.ts";
import { inTx, type TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import { type ApplicationId, type AssistantId, type ConversationId, newId } from "../platform/ids.ts";
import type { Page, Part } from "../platform/page.ts";
import type {
  Conversation,
  ConversationChange,
  ConversationFilter,
  FoundConversation,
} from "./conversation.ts";
import { findConversations, type ListKey } from "./list-store.ts";
import * as store from "./store.ts";

interface NewConversation {
  assistantId: AssistantId;
  draft: boolean;
  /** The program that begins it for the person, under an id that it knows already. */
  through?: ApplicationId;
  id?: ConversationId;
}

/** Errors: 404 for an assistant that is not there for this person, 409 `not_published`. */
export async function startConversation(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { assistantId, draft, ...made }: NewConversation,
): Promise<Conversation> {
  const { id: personId } = caller;
  const assistant = await findAssistantForTalk(ctx, { assistantId, caller, draft });
  if (assistant === undefined) throw new AppError("not_found", assistantId);
  return inTx(ctx, async (ctx) => {
    const { id = newId("con"), through } = made;
    const conversation = await store.insertConversation(ctx, { id, personId, assistantId, draft });
    await record(ctx, {
      event: "conversation.started",
      actor: through === undefined ? by.person(personId) : by.application(through),
      subject: id,
      details: { assistantId, draft, ...(through && { personId }) },
    });
    return conversation;
  });
}

/** Errors: 404 unknown or another's. */
export async function findOwnConversation(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  id: ConversationId,
  runs: store.RunsInConversations,
): Promise<Conversation> {
  const conversation = await store.findConversation(ctx, { id, personId: caller.id }, runs);
  if (conversation === undefined) throw new AppError("not_found", id);
  return conversation;
}

export function listConversations(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  wanted: ConversationFilter & Page<ListKey>,
  runs: store.RunsInConversations,
): Promise<Part<FoundConversation>> {
  return findConversations(ctx, caller.id, wanted, runs);
}

/** Its name and its place in the list. Errors: 404 unknown or another's. */
export async function changeConversation(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { id, ...change }: ConversationChange & { id: ConversationId },
  runs: store.RunsInConversations,
): Promise<Conversation> {
  const changed = await store.updateConversation(ctx, { id, personId: caller.id }, change, runs);
  if (changed === undefined) throw new AppError("not_found", id);
  return changed;
}

/**
 * With it end the run that is open in it and what was allowed "in this conversation", in one transaction: a message
 * meanwhile waits, and finds nothing. Errors: 404 unknown or another's.
 */
export function deleteConversation(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { id, through }: { id: ConversationId; through?: ApplicationId },
  cancelOpenRun: (ctx: TenantCtx, id: ConversationId) => Promise<void>,
): Promise<void> {
  return inTx(ctx, async (ctx) => {
    const deleted = await store.deleteConversation(ctx, { id, personId: caller.id });
    if (!deleted) throw new AppError("not_found", id);
    await cancelOpenRun(ctx, id);
    await endConversationScopes(ctx, id);
    await record(ctx, {
      event: "conversation.deleted",
      actor: through === undefined ? by.person(caller.id) : by.application(through),
      subject: id,
      ...(through && { details: { personId: caller.id } }),
    });
  });
}
