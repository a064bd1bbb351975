import { replaceMessagesFrom } from "../../conversations/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { ApplicationId, ConversationId, MessageId, RunId } from "../../platform/ids.ts";
import { isAgain, isStop } from "../own-answers/recognise.ts";
import type { KeptChoice } from "../run.ts";
import { findLastRuns, findOffered, replaceRunsFrom } from "./go-back-store.ts";

/** What a message begins, in a conversation that is held. */
export interface Beginning {
  /** As it stands in the conversation. */
  said: string;
  /** What is worked on. */
  request: string;
  chosen: KeptChoice | null;
  repeats: RunId | null;
  /** In the place of this run: what that one was asked is asked again, and what it asked itself is not. */
  insteadOf: RunId | null;
  program: Program | null;
}

/** Who asks in the person's name, through the assistant API. */
export interface Program {
  applicationId: ApplicationId;
  /** The id by which it knows its message already. */
  messageId: MessageId;
  /** For whoever plans, in the place of the assistant's own. */
  instructions: string | undefined;
}

interface Saying {
  conversationId: ConversationId;
  text: string;
  choiceId: string | undefined;
  replaces: string | undefined;
}

export const inOwnWords = (text: string): Beginning => ({
  said: text,
  request: text,
  chosen: null,
  repeats: null,
  insteadOf: null,
  program: null,
});

/** Errors: 400 `choice_unknown`, `message_not_replaceable`; 409 `choice_gone`. */
export async function beginning(ctx: TenantCtx, saying: Saying): Promise<Beginning> {
  const { conversationId, text, choiceId, replaces } = saying;
  if (choiceId !== undefined) return pressed(ctx, { conversationId, choiceId });
  if (replaces !== undefined) {
    const insteadOf = await replaceFrom(ctx, { conversationId, messageId: replaces });
    return { ...inOwnWords(text), insteadOf };
  }
  return isAgain(text) ? again(ctx, saying) : inOwnWords(text);
}

/**
 * A choice stands for what it was offered for, whatever a client sends along as its words. One of an older answer is
 * not taken: what it says may mean something else by now.
 */
async function pressed(
  ctx: TenantCtx,
  key: { conversationId: ConversationId; choiceId: string },
): Promise<Beginning> {
  const offered = await findOffered(ctx, key);
  const chosen = offered?.choices.find(({ id }) => id === key.choiceId);
  if (offered === undefined || chosen === undefined) throw new AppError("choice_unknown", key.choiceId);
  if (!offered.isLast) throw new AppError("choice_gone", key.choiceId);
  // A value and what the platform does are words of their own; an operation is for what was asked before.
  const request = chosen.kind === "value" ? chosen.label : offered.request;
  return { ...inOwnWords(request), said: chosen.label, chosen };
}

/** The last request that was one, of an assistant rather than of the platform. With nothing before it, it is what it says. */
async function again(ctx: TenantCtx, { conversationId, text }: Saying): Promise<Beginning> {
  const runs = await findLastRuns(ctx, { conversationId });
  const requests = runs.filter(({ request }) => !isAgain(request) && !isStop(request));
  const last = requests.find(({ own }) => !own) ?? requests[0];
  if (last === undefined) return inOwnWords(text);
  const { id, request, chosen } = last;
  return { ...inOwnWords(request), said: text, chosen, repeats: id, insteadOf: id };
}

/** The last request of a conversation once more, as it was said. Errors: 409 `not_the_last`. */
export async function onceMore(
  ctx: TenantCtx,
  { conversationId, runId }: { conversationId: ConversationId; runId: RunId },
): Promise<Beginning> {
  const [last] = await findLastRuns(ctx, { conversationId });
  if (last?.id !== runId) throw new AppError("not_the_last", runId);
  const { said, request, chosen } = last;
  return { ...inOwnWords(request), said, chosen, repeats: runId, insteadOf: runId };
}

async function replaceFrom(
  ctx: TenantCtx,
  key: { conversationId: ConversationId; messageId: string },
): Promise<RunId> {
  const runId = await replaceMessagesFrom(ctx, key);
  if (runId === undefined) throw new AppError("message_not_replaceable", key.messageId);
  await replaceRunsFrom(ctx, { conversationId: key.conversationId, runId });
  return runId;
}
