import type { Operations } from "./schema.gen.ts";
import { inMemory, keptTokens, type TokenStore, type UserTokens } from "./skill/kept.ts";
import { deadTokenCode, PlatformError } from "./skill/refusals.ts";
import { send } from "./skill/send.ts";

/** Where the platform is, and the credentials of the application that the skill belongs to. */
export interface PlatformOptions {
  /** Origin of the platform, such as `http://127.0.0.1:8080`. */
  url: string;
  clientId: string;
  clientSecret: string;
  /** Where tokens are kept for `person`. Without it in memory. */
  store?: TokenStore;
}

type IssuedTokens = Operations["POST /v1.0/oauth2/userAccessToken"]["answer"];

/** `mobile` is there only if the person allowed `Contact.User.mobile`. */
export type Profile = Operations["GET /v1.0/contact/users/{unionId}"]["answer"];

export type Platform = ReturnType<typeof platform>;

/**
 * What a skill does with the one-time code it is handed: exchange it, keep the tokens, call the person's APIs.
 *
 * @example
 * const behalf = platform({ url, clientId, clientSecret });
 * const tokens = await behalf.exchangeCode(code);
 * const { mobile } = await behalf.profile(tokens.accessToken);
 * const { response } = await behalf.call(tokens.accessToken, "GET", "/v1.0/calendar/users/me/calendars");
 */
export function platform({ url, clientId, clientSecret, store = inMemory() }: PlatformOptions) {
  const client = { clientId, clientSecret };
  const kept = keptTokens({ store, refresh });

  async function tokens(grant: Record<string, string>): Promise<UserTokens> {
    const issued = await send(url, "POST", "/v1.0/oauth2/userAccessToken", { body: { ...client, ...grant } });
    const { expireIn, ...issuedTokens } = issued as IssuedTokens;
    return { ...issuedTokens, expiresAt: Date.now() + expireIn * 1000 };
  }

  function exchangeCode(code: string): Promise<UserTokens> {
    return tokens({ grantType: "authorization_code", code });
  }

  function refresh(refreshToken: string): Promise<UserTokens> {
    return tokens({ grantType: "refresh_token", refreshToken });
  }

  /** The APIs at one address, which take the token in this header. */
  function at(base: string, header: (accessToken: string) => Record<string, string>) {
    // biome-ignore lint/suspicious/noExplicitAny: what an API answers is in its description, not here.
    function call(accessToken: string, method: string, path: string, body?: unknown): Promise<any> {
      return send(base, method, path, { headers: header(accessToken), body });
    }

    /** Whoever the skill calls by this name: a user id, for instance. Tokens are kept apart for each API. */
    function person(name: string) {
      const key = `${clientId} ${new URL(base).origin} ${name}`;
      return {
        /** Keeps what the code of a call opens, from now on. */
        async exchange(code: string): Promise<UserTokens> {
          const fresh = await exchangeCode(code);
          await kept.keep(key, fresh);
          return fresh;
        },
        /** A token that is good now, renewed if need be. Errors: `AskAgain` once the permission has ended. */
        accessToken: async () => (await kept.current(key)).accessToken,
        /** With a token that was refused it reads once more with another; nothing else is repeated. */
        // biome-ignore lint/suspicious/noExplicitAny: as above.
        async call(method: string, path: string, body?: unknown): Promise<any> {
          const held = await kept.current(key);
          try {
            return await call(held.accessToken, method, path, body);
          } catch (error) {
            if (!(error instanceof PlatformError) || error.code !== deadTokenCode) throw error;
            const { accessToken } = await kept.renewed(key, held);
            if (method !== "GET") throw error;
            return call(accessToken, method, path);
          }
        },
      };
    }

    return { call, person };
  }

  const own = at(url, (accessToken) => ({ "x-acs-dingtalk-access-token": accessToken }));

  return {
    /** A code works once: a second use fails and ends what the first one got. */
    exchangeCode,
    /** The refresh token stays the same. */
    refresh,
    profile: async (accessToken: string): Promise<Profile> =>
      own.call(accessToken, "GET", "/v1.0/contact/users/me"),
    /** Any other API of the platform, such as `/v1.0/todo/users/me/personalTasks`; its answer as it comes. */
    call: own.call,
    person: own.person,
    /** An API of one's organisation, by its base address: the same `call` and `person`. A token goes nowhere else. */
    api: (baseUrl: string) => at(baseUrl, (accessToken) => ({ authorization: `Bearer ${accessToken}` })),
  };
}
