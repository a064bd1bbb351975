import { mayBuild } from "../../assistants/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import { type ConversationId, newId, type RunId } from "../../platform/ids.ts";
import type { Hands } from "../hands/hands.ts";
import type { Turn } from "../run.ts";
import { supersede } from "./decide.ts";
import { findConversationOf } from "./go-back-store.ts";
import { type Beginning, beginning, inOwnWords, onceMore, type Program } from "./going-back.ts";
import { insertRun, lockConversation, type OpenConversation } from "./start-store.ts";

export interface Said {
  conversationId: ConversationId;
  text: string;
  /** A choice of the last answer. */
  choiceId?: string | undefined;
  /** The person's own message that this one is in the place of, with what had followed it. */
  replaces?: string | undefined;
  /** The same key again answers with the run it started, and starts nothing. */
  idempotencyKey: string | undefined;
}

/**
 * Takes what the person said: the message and its run in one transaction, after which the run goes on here. A run that
 * waits for a decision gives way: its card says so. Answers with the run as it began, or with the one that the same key
 * began before. Errors: 404, also for the draft of somebody who builds it no more; 409 `run_in_progress` while one works,
 * 409 `not_published`, 409 `assistant_disabled`; and as for `beginning`.
 */
export function startRun(
  ctx: TenantCtx,
  hands: Pick<Hands, "taking">,
  caller: PersonPrincipal,
  said: Said,
): Promise<Turn | { repeated: RunId }> {
  const { conversationId, text, choiceId, replaces, idempotencyKey } = said;
  const saying = { conversationId, text, choiceId, replaces };
  return begin(ctx, hands, caller, { conversationId, idempotencyKey }, (ctx) => beginning(ctx, saying));
}

/**
 * What a program says in a person's name: its words are not the person's own, and mean nothing to the platform itself.
 * `saying` is asked within the transaction, the conversation held. Errors: as for a message.
 */
export async function startRunOfProgram(
  ctx: TenantCtx,
  hands: Pick<Hands, "taking">,
  caller: PersonPrincipal,
  conversationId: ConversationId,
  saying: (ctx: TenantCtx, runId: RunId) => Promise<Program & { text: string }>,
): Promise<Turn> {
  const key = { conversationId, idempotencyKey: undefined };
  const begun = await begin(ctx, hands, caller, key, async (ctx, runId) => {
    const { text, ...program } = await saying(ctx, runId);
    return { ...inOwnWords(text), program };
  });
  if ("repeated" in begun) throw new Error("a run without a key is never a repeated one");
  return begun;
}

/** The last request of a conversation once more. Errors: 404, 409 `not_the_last`, and as for a message. */
export async function retryRun(
  ctx: TenantCtx,
  hands: Pick<Hands, "taking">,
  caller: PersonPrincipal,
  runId: RunId,
): Promise<Turn | { repeated: RunId }> {
  const conversationId = await findConversationOf(ctx, { runId, personId: caller.id });
  if (conversationId === undefined) throw new AppError("not_found", runId);
  const key = { conversationId, idempotencyKey: undefined };
  return begin(ctx, hands, caller, key, (ctx) => onceMore(ctx, { conversationId, runId }));
}

function begin(
  ctx: TenantCtx,
  hands: Pick<Hands, "taking">,
  caller: PersonPrincipal,
  { conversationId, idempotencyKey }: Pick<Said, "conversationId" | "idempotencyKey">,
  beginningIn: (ctx: TenantCtx, runId: RunId) => Promise<Beginning>,
): Promise<Turn | { repeated: RunId }> {
  const id = newId("run");
  return hands.taking<Turn | { repeated: RunId }>(ctx, id, async (ctx, by) => {
    const key = { conversationId, personId: caller.id, idempotencyKey };
    const { repeated, version, draft, assistantId } = await openConversation(ctx, caller, key);
    if (repeated !== null) return { turn: undefined, result: { repeated } };

    const turn = await insertRun(ctx, {
      ...(await beginningIn(ctx, id)),
      id,
      conversationId,
      assistantId,
      version: draft ? null : version,
      personId: caller.id,
      locale: caller.locale,
      idempotencyKey,
      by,
    });
    if (turn !== undefined) return { turn, result: turn };
    return { turn, result: begunMeanwhile(await lockConversation(ctx, key), conversationId) };
  });
}

/** A conversation that takes what comes next, held; a card that waits in it gives way. Errors: as for a message. */
export async function openConversation(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  key: Parameters<typeof lockConversation>[1],
): Promise<OpenConversation> {
  const { conversationId } = key;
  const conversation = await lockConversation(ctx, key);
  if (conversation === undefined) throw new AppError("not_found", conversationId);
  const { repeated, version, draft, open, assistantId, disabled } = conversation;
  if (repeated !== null) return conversation;
  if (draft && !mayBuild(caller, conversation)) throw new AppError("not_found", conversationId);
  if (disabled) throw new AppError("assistant_disabled", assistantId);
  if (version === null && !draft) throw new AppError("not_published", conversationId);
  if (open !== null) await giveWay(ctx, open);
  return conversation;
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
