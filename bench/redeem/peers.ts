import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { clientOf, type Reply } from "../client.ts";
import type { Platform, Tokens } from "./platform.ts";

/** The servers of others that ours is measured beside, each by its file here. */
export const peers = {
  "oidc-provider": { check: "/token/introspection", profile: "/me", ownTokens: true },
  "oauth2-server": { check: "/check", profile: "/check", ownTokens: false },
} as const;

interface Ready {
  url: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
}

const form = { "content-type": "application/x-www-form-urlencoded" };

/** One of them on a database of its own; both take the requests that RFC 6749 describes. */
export async function startPeer(name: keyof typeof peers, database: string): Promise<Platform> {
  const { check, profile, ownTokens } = peers[name];
  const env = { PATH: process.env.PATH, NODE_ENV: "production", DATABASE_URL: database };
  const child = fork(join(import.meta.dirname, "peers", `${name}.js`), { env, execArgv: [] });
  const gone = once(child, "exit");
  const [ready] = await Promise.race([
    once(child, "message"),
    gone.then(([code]) => Promise.reject(new Error(`${name} ended with ${code}`))),
  ]);
  const { url, clientId, clientSecret, redirectUri }: Ready = ready;
  const { send, close } = clientOf(url);
  const client = { client_id: clientId, client_secret: clientSecret };
  const post = (path: string, fields: Record<string, string>) =>
    send("POST", path, { headers: form, body: new URLSearchParams({ ...client, ...fields }).toString() });
  const bearing = (path: string, token: string) =>
    send("GET", path, { headers: { authorization: `Bearer ${token}` } });
  const codes = async (count: number) => (await send("GET", `/bench/codes/${count}`)).body;
  const redeem = async (code: string) =>
    tokensOf(await post("/token", { grant_type: "authorization_code", code, redirect_uri: redirectUri }));
  const isGood = async (token: string) => {
    if (!ownTokens) return (await bearing(check, token)).status === 200;
    return (await post(check, { token })).body.active === true;
  };
  return {
    name,
    pid: child.pid ?? 0,
    database,
    codes,
    redeem,
    refresh: async ({ refreshToken }) =>
      tokensOf(await post("/token", { grant_type: "refresh_token", refresh_token: refreshToken })),
    async profileTokens(count) {
      if (ownTokens) return (await send("GET", `/bench/tokens/${count}`)).body;
      const tokens = await Promise.all((await codes(count)).map(redeem));
      return tokens.flatMap((token: Tokens | undefined) => token?.accessToken ?? []);
    },
    profile: async (token) => (await bearing(profile, token)).status === 200,
    check: isGood,
    isAlive: isGood,
    async close() {
      await close();
      child.disconnect();
      await gone;
    },
  };
}

function tokensOf({ status, body }: Reply): Tokens | undefined {
  if (status >= 500) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return status === 200 ? { accessToken: body.access_token, refreshToken: body.refresh_token } : undefined;
}
