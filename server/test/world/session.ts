import type { z } from "zod";
import { SessionReply } from "./contract.ts";

/** An answer of the platform as it came. */
export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON; `undefined` where there is no body, the text itself where it is no JSON. */
  body: unknown;
}

/** Somebody's signed-in session over HTTP, as a browser holds it: a cookie and its csrf token. */
export interface Session {
  readonly url: string;
  readonly cookie: string;
  readonly csrfToken: string;
  /** `headers` replace those a browser would send; an empty one is left out. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** The answer with its body still open, for an event stream. */
  open(path: string, headers?: Record<string, string>, signal?: AbortSignal): Promise<Response>;
}

/** What a person types; the organisation where the server has several. */
export interface Credentials {
  organisation?: string;
  account: string;
  password: string;
}

/** Errors: with the answer in it when the platform refuses. */
export async function signIn(
  url: string,
  { organisation, account, password }: Credentials,
): Promise<Session> {
  const answer = await request(url, "POST", "/api/session", { organisation, account, password });
  const { csrfToken } = read(answer, 200, SessionReply);
  const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  const own = { cookie, "x-csrf-token": csrfToken };
  return {
    url,
    cookie,
    csrfToken,
    send: (method, path, body, headers = {}) => request(url, method, path, body, { ...own, ...headers }),
    open: (path, headers = {}, signal) =>
      fetch(url + path, { headers: { cookie, ...headers }, ...(signal && { signal }) }),
  };
}

/** What a success says. Errors: with the answer in it when it is something else. */
export function read<S extends z.ZodType>(
  { status, body }: Answer,
  expected: number,
  schema: S,
): z.output<S> {
  if (status !== expected)
    throw new Error(`answered ${status} instead of ${expected}: ${JSON.stringify(body)}`);
  return schema.parse(body);
}

/** One request, signed in as nobody unless `headers` say so. A text body is sent as it is. */
export async function request(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const sent = { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers };
  const answer = await fetch(url + path, {
    method,
    redirect: "manual",
    headers: Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== "")),
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, headers: answer.headers, body: parsed(await answer.text()) };
}

function parsed(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
