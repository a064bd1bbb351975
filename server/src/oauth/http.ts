import { z } from "zod";
import { route } from "../audit/index.ts";
import { findCatalogue } from "../permissions/index.ts";
import { AppError } from "../platform/errors.ts";
import { anyone, token } from "../platform/http/access.ts";
import { none } from "../platform/http/route.ts";
import { authorisedItems } from "./auth-rules.ts";
import { requireMembers } from "./member-names.ts";
import { type GivenCode, issueAppToken, redeemCode, refreshTokens, type UserTokens } from "./redeem.ts";
import { findAuthorised } from "./token-store.ts";
import { v1Errors, v1ErrorsWith } from "./v1-errors.ts";

/** Official clients send members that are not theirs to fill as "" or null: read as absent. */
const Text = z
  .string("必须是文本")
  .max(4096, "过长")
  .nullish()
  .transform((text) => text ?? "");

const noMembers = { error: "请求体为空或不是对象，请以 JSON 或表单发送参数" };

/** Open, so that a member written otherwise is seen. */
const UserTokenRequest = z
  .looseObject(
    {
      clientId: Text,
      clientSecret: Text,
      grantType: Text,
      code: Text,
      refreshToken: Text,
      redirectUri: Text.describe("With a code from the browser: where it came to. Need not be given."),
      codeVerifier: Text.describe("With a code that was begun with a code_challenge (RFC 7636)."),
    },
    noMembers,
  )
  .meta({ id: "UserTokenRequest" });
const AppTokenRequest = z
  .looseObject(
    {
      appKey: Text,
      appSecret: Text,
      resource: Text.describe(
        "Our own: the id or the address of an API of the organisation's own that the token is for (RFC 8707). Left out: for the platform.",
      ),
    },
    noMembers,
  )
  .meta({ id: "AppTokenRequest" });

const UserTokensView = z.object({
  accessToken: z.string(),
  refreshToken: z.string().optional(),
  expireIn: z.number(),
  corpId: z.string().optional().describe("Left out where the browser was not asked for corpid."),
});

const postUserToken = route({
  method: "POST",
  url: "/v1.0/oauth2/userAccessToken",
  operationId: "issueUserToken",
  tag: "Compatible",
  dialect: v1Errors,
  summary: "Exchange a one-time code or a refresh token for a person's access token",
  access: anyone,
  audit: { event: ["code.redeemed", "token.refreshed"] },
  body: UserTokenRequest,
  forms: true,
  reply: [200, UserTokensView],
  errors: ["invalid_client", "invalid_grant", "unsupported_grant_type", "too_many_attempts"],
  async handle(ctx, { body, request }) {
    requireMembers(body, [
      ["grantType", "unsupported_grant_type"],
      ["clientId", "invalid_client"],
      ["clientSecret", "invalid_client"],
    ]);
    const { clientId, clientSecret, grantType, refreshToken } = body;
    const client = { clientId, clientSecret, ip: request.ip };
    switch (grantType) {
      case "authorization_code":
        return view(await orSayWhatIsMissing(redeemCode(ctx, client, givenCode(body)), body, "code"));
      case "refresh_token": {
        const refreshing = refreshTokens(ctx, client, refreshToken);
        return { ...view(await orSayWhatIsMissing(refreshing, body, "refreshToken")), refreshToken };
      }
      default:
        throw new AppError("unsupported_grant_type", grantType.slice(0, 50));
    }
  },
});

const postAppToken = route({
  method: "POST",
  url: "/v1.0/oauth2/accessToken",
  operationId: "issueAppToken",
  tag: "Compatible",
  dialect: v1Errors,
  summary: "An access token of the application itself",
  access: anyone,
  audit: "token.app_issued",
  body: AppTokenRequest,
  forms: true,
  reply: [200, z.object({ accessToken: z.string(), expireIn: z.number() })],
  errors: ["invalid_client", "too_many_attempts"],
  async handle(ctx, { body, request }) {
    requireMembers(body, [
      ["appKey", "invalid_client"],
      ["appSecret", "invalid_client"],
    ]);
    const { appKey, appSecret, resource } = body;
    const client = { clientId: appKey, clientSecret: appSecret, ip: request.ip };
    const { accessToken, expiresIn } = await issueAppToken(ctx, client, resource);
    return { accessToken: accessToken.reveal(), expireIn: expiresIn };
  },
});

const getAuthRules = route({
  method: "GET",
  url: "/v1.0/oauth2/authRules/user",
  operationId: "listAuthRules",
  tag: "Compatible",
  dialect: v1ErrorsWith({ internal: { status: 500, code: "system.busy", message: "系统繁忙" } }),
  summary: "What this person allows this application",
  access: token(),
  audit: none("read only"),
  reply: [
    200,
    z.object({ result: z.array(z.object({ resource: z.string(), authItems: z.array(z.string()) })) }),
  ],
  errors: ["invalid_token", "insufficient_scope"],
  async handle(ctx, { caller }) {
    return { result: authorisedItems(await findAuthorised(ctx, caller), await findCatalogue(ctx)) };
  },
});

/** The client is looked at first: only one that is known learns what is wrong with its grant. */
async function orSayWhatIsMissing<T>(
  work: Promise<T>,
  body: Readonly<Record<string, unknown>>,
  member: string,
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_grant")
      requireMembers(body, [[member, "invalid_grant"]]);
    throw error;
  }
}

function givenCode({ code, redirectUri, codeVerifier }: z.output<typeof UserTokenRequest>): GivenCode {
  return { code, redirectUri: redirectUri || undefined, codeVerifier: codeVerifier || undefined };
}

export const oauthRoutes = [postUserToken, postAppToken, getAuthRules];

function view({ accessToken, refreshToken, expiresIn, corpId }: UserTokens): z.input<typeof UserTokensView> {
  return {
    accessToken: accessToken.reveal(),
    ...(refreshToken === null ? {} : { refreshToken: refreshToken.reveal() }),
    expireIn: expiresIn,
    ...(corpId !== null && { corpId }),
  };
}
