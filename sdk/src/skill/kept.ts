import { AskAgain, deadTokenCode, PlatformError } from "./refusals.ts";

/** `expiresAt` in Unix milliseconds. Without a `refreshToken` the person allowed this once only. */
export interface UserTokens {
  accessToken: string;
  refreshToken?: string;
  expiresAt: number;
  /** A skill always gets it; by a code from a browser it comes where `corpid` was asked for. */
  corpId?: string;
}

/** Where tokens are kept between calls. They open what the person allowed: keep them as you would a password. */
export interface TokenStore {
  load(key: string): Promise<UserTokens | undefined>;
  /** Without tokens there is nothing to keep any more. */
  save(key: string, tokens: UserTokens | undefined): Promise<void>;
}

/** Gone with the process. */
export function inMemory(): TokenStore {
  const kept = new Map<string, UserTokens>();
  return {
    load: async (key) => kept.get(key),
    async save(key, tokens) {
      if (tokens === undefined) kept.delete(key);
      else kept.set(key, tokens);
    },
  };
}

// How the platform refuses a refresh token that is not good any more.
const endedCode = "invalidParameter.authCode.notFound";

// Renewed that long before its end, a token does not expire on its way.
const aheadMs = 60_000;

interface Renewing {
  store: TokenStore;
  refresh(refreshToken: string): Promise<UserTokens>;
}

/** Keeps tokens good: one refresh at a time for each key, however many ask. */
export function keptTokens({ store, refresh }: Renewing) {
  const underWay = new Map<string, Promise<UserTokens>>();

  /** Errors: `AskAgain` where nothing is kept, or what is kept has ended. */
  async function current(key: string): Promise<UserTokens> {
    const renewing = underWay.get(key)?.catch(() => undefined);
    const tokens = (await renewing) ?? (await store.load(key));
    if (tokens === undefined)
      throw new AskAgain(401, { code: deadTokenCode, message: "No token is kept for this person." });
    const left = tokens.expiresAt - Date.now();
    if (left > aheadMs) return tokens;
    if (tokens.refreshToken === undefined && left > 0) return tokens;
    return renewed(key, tokens).catch((error: unknown) => {
      // The platform could not be asked, and the token is still good.
      if (left > 0 && !(error instanceof PlatformError)) return tokens;
      throw error;
    });
  }

  /** Other tokens than these, which were refused or are about to end. */
  function renewed(key: string, old: UserTokens): Promise<UserTokens> {
    const already = underWay.get(key);
    if (already !== undefined) return already;
    const renewing = renew(key, old).finally(() => underWay.delete(key));
    underWay.set(key, renewing);
    return renewing;
  }

  async function renew(key: string, old: UserTokens): Promise<UserTokens> {
    const kept = await insteadOf(key, old);
    if (kept !== undefined) return kept;
    const tokens = await refreshed(old);
    // What was allowed anew meanwhile stays.
    const anew = await insteadOf(key, old);
    if (anew !== undefined) return anew;
    await store.save(key, tokens);
    if (tokens === undefined)
      throw new AskAgain(401, { code: deadTokenCode, message: "The permission has ended." });
    return tokens;
  }

  async function insteadOf(key: string, old: UserTokens): Promise<UserTokens | undefined> {
    const kept = await store.load(key);
    return kept?.accessToken === old.accessToken ? undefined : kept;
  }

  /** Without tokens, the permission has ended. */
  async function refreshed({ refreshToken }: UserTokens): Promise<UserTokens | undefined> {
    if (refreshToken === undefined) return undefined;
    try {
      return await refresh(refreshToken);
    } catch (error) {
      if (error instanceof PlatformError && error.code === endedCode) return undefined;
      throw error;
    }
  }

  const keep = (key: string, tokens: UserTokens): Promise<void> => store.save(key, tokens);

  return { current, renewed, keep };
}
