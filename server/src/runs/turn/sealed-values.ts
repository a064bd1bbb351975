import type { Cover } from "../../consent/index.ts";
import type { SealedValues } from "../../invocation/index.ts";
import { type CodeFor, issueCode } from "../../oauth/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { Secret } from "../../platform/secret.ts";
import { isSealed, type Operation } from "../../skill-files/index.ts";
import { type ReplyPlace, replyKinds } from "../replies/reply-token.ts";
import { issueReplyToken } from "../replies/reply-tokens.ts";

interface SealedFor {
  operation: Operation;
  /** What a code is issued for; `null`: none is. */
  cover: Cover | null;
  target: CodeFor & ReplyPlace;
  /** Where skills reach the platform. */
  platformUrl: string;
}

/**
 * What is issued for one call and sealed into it: the code, and the ways to answer into the chat that it asks for.
 * `undefined`: what should cover it has ended.
 */
export async function issueSealed(
  ctx: TenantCtx,
  { operation, cover, target, platformUrl }: SealedFor,
): Promise<SealedValues | undefined> {
  const values = new Map<string, Secret>();
  if (cover !== null) {
    const code = await issueCode(ctx, target, cover);
    if (code === undefined) return undefined;
    values.set("currentUser/oauthAuthCode", code);
  }
  for (const kind of replyKinds) {
    if (!takes(operation, kind)) continue;
    const token = await issueReplyToken(ctx, target, kind);
    const webhook = new Secret(`${platformUrl}/robot/sendBySession?session=${token.reveal()}`);
    values.set(`currentConversation/${kind}`, kind === "sessionWebhook" ? webhook : token);
  }
  return values;
}

function takes({ parameters }: Operation, format: string): boolean {
  return parameters.some(({ context }) => isSealed(context) && context?.format === format);
}
