import { setTimeout as sleep } from "node:timers/promises";
import { Agent, request } from "undici";
import type { Assistant } from "../world/member.ts";

export type Credentials = Pick<Assistant, "clientId" | "clientSecret">;

/** What became of one request. A lost answer is `unknown`: it may have done its work. */
export interface Attempt {
  outcome: "ok" | "refused" | "fault" | "unknown";
  status: number;
  body: { accessToken?: string; refreshToken?: string; code?: string };
  /** Milliseconds on one clock: when it was sent, and when its whole answer was read. */
  sentAt: number;
  readAt: number;
}

const agent = new Agent({ connections: 100, headersTimeout: 60_000 });

/** A busy node answers 503 before it begins: what was asked has done nothing, and a client asks again. */
async function attempt(url: string, options: { body?: object; token?: string }): Promise<Attempt> {
  for (let busy = 0; ; busy += 1) {
    const answered = await attemptOnce(url, options);
    if (answered.status !== 503 || busy === 5) return answered;
    await sleep(1_000);
  }
}

/** Without a body, a GET. */
async function attemptOnce(url: string, options: { body?: object; token?: string }): Promise<Attempt> {
  const sentAt = performance.now();
  try {
    const { body, token } = options;
    const answer = await request(url, {
      dispatcher: agent,
      method: body === undefined ? "GET" : "POST",
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(token === undefined ? {} : { "x-acs-dingtalk-access-token": token }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const { statusCode: status } = answer;
    const read = (await answer.body.json()) as Attempt["body"];
    const outcome = status < 300 ? "ok" : status < 500 ? "refused" : "fault";
    return { outcome, status, body: read, sentAt, readAt: performance.now() };
  } catch {
    return { outcome: "unknown", status: 0, body: {}, sentAt, readAt: performance.now() };
  }
}

export function redeem(url: string, { clientId, clientSecret }: Credentials, code: string): Promise<Attempt> {
  const body = { clientId, clientSecret, grantType: "authorization_code", code };
  return attempt(`${url}/v1.0/oauth2/userAccessToken`, { body });
}

export function refresh(
  url: string,
  { clientId, clientSecret }: Credentials,
  refreshToken: string,
): Promise<Attempt> {
  const body = { clientId, clientSecret, grantType: "refresh_token", refreshToken };
  return attempt(`${url}/v1.0/oauth2/userAccessToken`, { body });
}

/** What a token opens: 200 while it may, 403 when it may no more. */
export function useToken(url: string, token: string): Promise<Attempt> {
  return attempt(`${url}/v1.0/contact/users/me`, { token });
}

/** Does `work` for each item, `width` at a time; answers in the items' order. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const lane = async () => {
    for (const [index, item] of queue) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}
