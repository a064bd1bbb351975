import type { CompatibleRefusal, Operations } from "./schema.gen.ts";

/** Where the platform is, and the credentials of the application that the skill belongs to. */
export interface PlatformOptions {
  /** Origin of the platform, such as `http://127.0.0.1:8080`. */
  url: string;
  clientId: string;
  clientSecret: string;
}

/** `expiresAt` in Unix milliseconds. Without a `refreshToken` the person allowed this once only. */
export interface UserTokens {
  accessToken: string;
  refreshToken?: string;
  expiresAt: number;
  /** A skill always gets it; by a code from a browser it comes where `corpid` was asked for. */
  corpId?: string;
}

type IssuedTokens = Operations["POST /v1.0/oauth2/userAccessToken"]["answer"];

/** `mobile` is there only if the person allowed `Contact.User.mobile`. */
export type Profile = Operations["GET /v1.0/contact/users/{unionId}"]["answer"];

/** A refusal of the platform: `code` as in its error body, `requiredScopes` when a permission is lacking. */
export class PlatformError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requiredScopes: readonly string[];

  constructor(status: number, body: Partial<CompatibleRefusal> = {}) {
    super(body.message ?? `The platform answered ${status}.`);
    this.status = status;
    this.code = body.code ?? "unknown";
    this.requiredScopes = body.accessdenieddetail?.requiredScopes ?? [];
  }
}

const timeoutMs = 10_000;

/**
 * What a skill does with the one-time code it is handed: exchange it, keep the tokens, call the person's APIs.
 *
 * @example
 * const behalf = platform({ url, clientId, clientSecret });
 * const tokens = await behalf.exchangeCode(code);
 * const { mobile } = await behalf.profile(tokens.accessToken);
 * const { response } = await behalf.call(tokens.accessToken, "GET", "/v1.0/calendar/users/me/calendars");
 */
export function platform({ url, clientId, clientSecret }: PlatformOptions) {
  const client = { clientId, clientSecret };

  async function tokens(grant: Record<string, string>): Promise<UserTokens> {
    const issued = await send(url, "POST", "/v1.0/oauth2/userAccessToken", { body: { ...client, ...grant } });
    const { expireIn, ...issuedTokens } = issued as IssuedTokens;
    return { ...issuedTokens, expiresAt: Date.now() + expireIn * 1000 };
  }

  return {
    /** A code works once: a second use fails and ends what the first one got. */
    exchangeCode: (code: string) => tokens({ grantType: "authorization_code", code }),
    /** The refresh token stays the same. */
    refresh: (refreshToken: string) => tokens({ grantType: "refresh_token", refreshToken }),
    profile: async (accessToken: string) =>
      (await send(url, "GET", "/v1.0/contact/users/me", { accessToken })) as Profile,
    /** Any other API that the token opens, such as `/v1.0/todo/users/me/personalTasks`; its answer as it comes. */
    // biome-ignore lint/suspicious/noExplicitAny: what an API answers is in its description, not here.
    call: (accessToken: string, method: string, path: string, body?: unknown): Promise<any> =>
      send(url, method, path, { accessToken, body }),
  };
}

async function send(
  url: string,
  method: string,
  path: string,
  { body, accessToken }: { body?: unknown; accessToken?: string },
): Promise<unknown> {
  const answer = await fetch(new URL(path, url), {
    method,
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      accept: "application/json",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(accessToken === undefined ? {} : { "x-acs-dingtalk-access-token": accessToken }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const read: unknown = text === "" ? undefined : JSON.parse(text);
  if (!answer.ok)
    throw new PlatformError(answer.status, read as ConstructorParameters<typeof PlatformError>[1]);
  return read;
}
