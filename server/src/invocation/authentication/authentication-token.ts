/** Tokens by client credentials (RFC 6749 section 4.4), kept in this process's memory until shortly before they end. */
import { z } from "zod";
import type { Authentication } from "../../assistants/index.ts";
import type { Words } from "../../permissions/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { OutboundAnswer } from "../../platform/egress/index.ts";
import { userAgent } from "../../platform/egress/user-agent.ts";
import type { SkillId } from "../../platform/ids.ts";
import { Secret } from "../../platform/secret.ts";

type Credentials = Extract<Authentication, { type: "oauth_client_credentials" }>;
type Fetched = { token: Secret; seconds: number } | { refused: Words };

interface KeptToken {
  /** What was sealed when it was asked for: given again, it is another one. */
  sealed: string;
  fetched: Promise<Fetched>;
  /** When to ask again, in milliseconds of `performance.now()`, which no change of the clock moves. */
  until: number;
}

const tokens = new Map<SkillId, KeptToken>();
const maxTokens = 10_000;

/** Callers at the same time share one request. A refusal is not kept: the next call asks again. */
export async function takeToken(
  ctx: TenantCtx,
  { skillId, sealed }: { skillId: SkillId; sealed: string },
  credentials: Credentials,
): Promise<{ token: Secret; forget: () => void } | { refused: Words }> {
  const known = tokens.get(skillId);
  const isGood = known !== undefined && known.sealed === sealed && performance.now() < known.until;
  const mine = isGood ? known : keep(skillId, sealed, fetchToken(ctx, skillId, credentials));
  const forget = () => {
    if (tokens.get(skillId) === mine) tokens.delete(skillId);
  };
  try {
    const fetched = await mine.fetched;
    if ("refused" in fetched) forget();
    return "refused" in fetched ? fetched : { token: fetched.token, forget };
  } catch (error) {
    forget();
    throw error;
  }
}

function keep(skillId: SkillId, sealed: string, fetching: Promise<Fetched>): KeptToken {
  const fetched = fetching.then((fetched) => {
    // Time for the call itself, and for a clock over there that runs ahead.
    if ("token" in fetched)
      mine.until = performance.now() + (fetched.seconds - Math.min(60, fetched.seconds / 5)) * 1000;
    return fetched;
  });
  const mine: KeptToken = { sealed, fetched, until: Number.POSITIVE_INFINITY };
  tokens.delete(skillId);
  tokens.set(skillId, mine);
  const [oldest] = tokens.keys();
  if (oldest !== undefined && tokens.size > maxTokens) tokens.delete(oldest);
  return mine;
}

async function fetchToken(ctx: TenantCtx, skillId: SkillId, credentials: Credentials): Promise<Fetched> {
  const answer = await ctx.egress.send({
    method: "POST",
    url: credentials.tokenUrl,
    ...tokenRequest(credentials),
    lane: `token ${skillId}`,
    timeoutMs: 10_000,
    maxBytes: 64 * 1024,
    confidential: true,
  });
  const read = readToken(answer);
  if ("refused" in read) ctx.log.warn({ skill: skillId, reason: read.refused.en }, "no token for a skill");
  return read;
}

/** Client id and secret are form-encoded before they are joined (RFC 6749 section 2.3.1). */
function tokenRequest(credentials: Credentials): { headers: [string, string][]; body: string } {
  const { clientId, clientSecret, scope, clientAuthentication } = credentials;
  const form = new URLSearchParams({ grant_type: "client_credentials" });
  if (scope !== undefined) form.set("scope", scope);
  const headers: [string, string][] = [
    ["accept", "application/json"],
    ["user-agent", userAgent],
    ["content-type", "application/x-www-form-urlencoded"],
  ];
  if (clientAuthentication === "body") {
    form.set("client_id", clientId);
    form.set("client_secret", clientSecret.reveal());
  } else {
    const pair = `${formEncoded(clientId)}:${formEncoded(clientSecret.reveal())}`;
    headers.push(["authorization", `Basic ${Buffer.from(pair).toString("base64")}`]);
  }
  return { headers, body: form.toString() };
}

function formEncoded(text: string): string {
  return new URLSearchParams([["", text]]).toString().slice(1);
}

/** RFC 6749 section 5.1. A token of another type would not be one to send as Bearer. */
const TokenAnswer = z.object({
  access_token: z
    .string()
    .min(4)
    .max(16_384)
    .regex(/^[!-~]+$/),
  token_type: z
    .string()
    .regex(/^bearer$/i)
    .optional(),
  expires_in: z.coerce.number().positive().catch(300),
});
/** Section 5.2: the words of these codes are the standard's, not the server's. */
const ErrorAnswer = z.object({
  error: z.enum([
    "invalid_request",
    "invalid_client",
    "invalid_grant",
    "unauthorized_client",
    "unsupported_grant_type",
    "invalid_scope",
  ]),
});

const maxSeconds = 24 * 3600;

function readToken(answer: OutboundAnswer): Fetched {
  if (answer.kind === "failed")
    return { refused: answer.reason === "refused_address" ? refusals.address : refusals.away };
  const said = parse(answer.body);
  const token = TokenAnswer.safeParse(said);
  if (answer.status !== 200 || !token.success) {
    const error = ErrorAnswer.safeParse(said);
    return { refused: noToken(error.success ? error.data.error : `HTTP ${answer.status}`) };
  }
  const seconds = Math.min(token.data.expires_in, maxSeconds);
  return { token: new Secret(token.data.access_token), seconds };
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    return undefined;
  }
}

function noToken(why: string): Words {
  return {
    zh: `技能的授权服务器没有发放令牌（${why}）。请联系该助理的创建者。`,
    en: `The skill's authorisation server gave no token (${why}). Tell the assistant's builder.`,
  };
}

const refusals: Record<"address" | "away", Words> = {
  address: {
    zh: "技能的授权服务器的地址不允许访问。请联系该助理的创建者。",
    en: "The skill's authorisation server may not be reached from here. Tell the assistant's builder.",
  },
  away: {
    zh: "技能的授权服务器没有回答。请稍后再试。",
    en: "The skill's authorisation server did not answer. Try again later.",
  },
};
