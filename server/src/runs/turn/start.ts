import { mayBuild } from "../../assistants/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import { type ConversationId, newId, type RunId } from "../../platform/ids.ts";
import type { Hands } from "../hands/hands.ts";
import type { Turn } from "../run.ts";
import { supersede } from "./decide.ts";
import { insertRun, lockConversation, type OpenConversation } from "./start-store.ts";

export interface Said {
  conversationId: ConversationId;
  text: string;
  /** The same key again answers with the run it started, and starts nothing. */
  idempotencyKey: string | undefined;
}

/**
 * Takes what the person said: the message and its run in one transaction, after which the run goes on here. A run that
 * waits for a decision gives way: its card says so. Answers with the run as it began, or with the one that the same key
 * began before. Errors: 404, also for the draft of somebody who builds it no more; 409 `run_in_progress` while one works,
 * 409 `not_published`, 409 `assistant_disabled`.
 */
export function startRun(
  ctx: TenantCtx,
  hands: Pick<Hands, "taking">,
  caller: PersonPrincipal,
  said: Said,
): Promise<Turn | { repeated: RunId }> {
  const id = newId("run");
  return hands.taking<Turn | { repeated: RunId }>(ctx, id, async (ctx, by) => {
    const { conversationId, text, idempotencyKey } = said;
    const key = { conversationId, personId: caller.id, idempotencyKey };
    const conversation = await lockConversation(ctx, key);
    if (conversation === undefined) throw new AppError("not_found", conversationId);
    const { repeated, version, draft, open, assistantId, disabled } = conversation;
    if (repeated !== null) return { turn: undefined, result: { repeated } };
    if (draft && !mayBuild(caller, conversation)) throw new AppError("not_found", conversationId);
    if (disabled) throw new AppError("assistant_disabled", assistantId);
    if (version === null && !draft) throw new AppError("not_published", conversationId);
    if (open !== null) await giveWay(ctx, open);

    const turn = await insertRun(ctx, {
      id,
      conversationId,
      assistantId,
      version: draft ? null : version,
      personId: caller.id,
      request: text,
      locale: caller.locale,
      idempotencyKey,
      by,
    });
    if (turn !== undefined) return { turn, result: turn };
    return { turn, result: begunMeanwhile(await lockConversation(ctx, key), conversationId) };
  });
}

/** Of two messages at once the second finds what the first began. */
function begunMeanwhile(conversation: OpenConversation | undefined, conversationId: ConversationId) {
  if (conversation === undefined || conversation.repeated === null)
    throw new AppError("run_in_progress", conversationId);
  return { repeated: conversation.repeated };
}

async function giveWay(ctx: TenantCtx, open: { id: RunId; status: string }): Promise<void> {
  if (open.status !== "requires_action") throw new AppError("run_in_progress", open.id);
  await supersede(ctx, open.id);
}
