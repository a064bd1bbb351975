import { insertMessage } from "../../conversations/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { ApplicationId } from "../../platform/ids.ts";
import { lockRun } from "../store.ts";
import { replyText } from "./reply-text.ts";
import type { ReplyKind } from "./reply-token.ts";
import { findSkillsCalled } from "./reply-token-store.ts";
import { useReplyToken } from "./reply-tokens.ts";

interface Reply {
  token: string;
  kind: ReplyKind;
  /** Who says it, where that was proved; a webhook is its own proof. */
  applicationId: ApplicationId | null;
  content: string;
}

/**
 * A skill says something into the chat beside its answer (wire format, context pairs). It is shown like any answer of
 * a skill: as sanitised Markdown. Errors: `reply_refused` for a token that is no longer good or a run that was
 * cancelled, `invalid_input` for a content without any text.
 */
export async function reply(ctx: TenantCtx, { content, ...presented }: Reply): Promise<void> {
  const text = replyText(content);
  if (text === "") {
    const details = [{ path: "body.content", message: "holds no text" }];
    throw new AppError("invalid_input", "a reply without text", { details });
  }
  await inTx(ctx, async (ctx) => {
    const place = await useReplyToken(ctx, presented);
    if (place === undefined) throw new AppError("reply_refused", presented.kind);
    // The conversation is held before the run, as by a person who speaks: in the other order both would wait for ever.
    const called = await findSkillsCalled(ctx, place.runId);
    await insertMessage(ctx, { ...place, role: "assistant", text, ...called });
    const run = await lockRun(ctx, place.runId);
    if (run === undefined || run.status === "cancelled") throw new AppError("reply_refused", presented.kind);
  });
}
