import type { TenantCtx } from "../../platform/ctx.ts";
import type { ApplicationId } from "../../platform/ids.ts";
import { hashOf, newSecret, type Secret } from "../../platform/secret.ts";
import type { ReplyKind, ReplyPlace } from "./reply-token.ts";
import * as store from "./reply-token-store.ts";

/** Good for ten minutes and twenty replies; kept as a hash, like a code. */
export async function issueReplyToken(ctx: TenantCtx, place: ReplyPlace, kind: ReplyKind): Promise<Secret> {
  const token = newSecret(ctx.organisationId);
  await store.insertReplyToken(ctx, { ...place, kind, hash: hashOf(token) });
  return token;
}

/**
 * Where a reply with this token goes, counting it. `undefined`: unknown, over, used up, another application's, or the
 * person was disabled, the conversation or the assistant deleted meanwhile.
 */
export function useReplyToken(
  ctx: TenantCtx,
  presented: { token: string; kind: ReplyKind; applicationId: ApplicationId | null },
): Promise<Pick<ReplyPlace, "conversationId" | "runId"> | undefined> {
  const { token, kind, applicationId } = presented;
  return store.takeReplyToken(ctx, { hash: hashOf(token), kind, applicationId });
}
