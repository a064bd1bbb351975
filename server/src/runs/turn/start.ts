import { insertMessage } from "../../conversations/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import { type ConversationId, newId, type RunId } from "../../platform/ids.ts";
import { insertRun, lockConversation, type OpenConversation } from "../store.ts";
import { supersede } from "./decide.ts";

export interface Said {
  conversationId: ConversationId;
  text: string;
  /** The same key again answers with the run it started, and starts nothing. */
  idempotencyKey: string | undefined;
}

/**
 * Takes what the person said: the message, the run and its job in one transaction. A run that waits for a decision
 * gives way: its card says so. Errors: 404, 409 `run_in_progress` while one works, 409 `not_published`.
 */
export function startRun(ctx: TenantCtx, caller: PersonPrincipal, said: Said): Promise<RunId> {
  return inTx(ctx, async (ctx) => {
    const { conversationId, text, idempotencyKey } = said;
    const key = { conversationId, personId: caller.id, idempotencyKey };
    const conversation = await lockConversation(ctx, key);
    if (conversation === undefined) throw new AppError("not_found", conversationId);
    if (conversation.repeated !== null) return conversation.repeated;
    if (conversation.version === null && !conversation.draft)
      throw new AppError("not_published", conversationId);
    if (conversation.open !== null) await giveWay(ctx, conversation.open);

    const { organisationId } = caller;
    const id = newId("run");
    const begun = await insertRun(ctx, {
      id,
      organisationId,
      conversationId,
      assistantId: conversation.assistantId,
      version: conversation.draft ? null : conversation.version,
      personId: caller.id,
      request: text,
      locale: caller.locale,
      idempotencyKey,
    });
    if (!begun) return begunMeanwhile(await lockConversation(ctx, key), conversationId);
    await insertMessage(ctx, { organisationId, conversationId, runId: id, role: "user", text });
    await ctx.jobs.send(ctx, "run.advance", { runId: id });
    return id;
  });
}

/** Of two messages at once the second finds what the first began. */
function begunMeanwhile(conversation: OpenConversation | undefined, conversationId: ConversationId): RunId {
  if (conversation === undefined || conversation.repeated === null)
    throw new AppError("run_in_progress", conversationId);
  return conversation.repeated;
}

async function giveWay(ctx: TenantCtx, open: { id: RunId; status: string }): Promise<void> {
  if (open.status !== "requires_action") throw new AppError("run_in_progress", open.id);
  await supersede(ctx, open.id);
}
