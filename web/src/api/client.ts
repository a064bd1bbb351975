import { reportReachable } from "./connection.ts";
import { parseExactly } from "./exact.ts";
import type { InputProblem, Operations, Refusal } from "./schema.gen.ts";
import { noteServerDate } from "./server-clock.ts";
import { type UploadInit, watchedUpload } from "./watched-upload.ts";

/** A refusal of the server, or no answer at all: then `status` is 0 and `code` is `network`. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly requestId: string | null;
  readonly details: unknown;
  /** Seconds to wait, from `Retry-After`. */
  readonly retryAfter: number | null;

  constructor(input: {
    code: string;
    message: string;
    status: number;
    requestId?: string | null;
    details?: unknown;
    retryAfter?: number | null;
  }) {
    super(input.message);
    this.name = "ApiError";
    this.code = input.code;
    this.status = input.status;
    this.requestId = input.requestId ?? null;
    this.details = input.details;
    this.retryAfter = input.retryAfter ?? null;
  }
}

/** An operation of the API, such as "GET /api/runs/{id}". */
export type OperationKey = keyof Operations;
/** What an operation answers, and the body it takes. */
export type Answer<K extends OperationKey> = Operations[K]["answer"];
export type Body<K extends OperationKey> = Operations[K] extends { body: infer B } ? B : never;

interface Extra {
  signal?: AbortSignal;
  idempotencyKey?: string;
  /** Sent to its end also when the page goes away meanwhile. */
  keepalive?: boolean;
  /** Is told which part of the body has left, from 0 to 1. */
  onSent?: (part: number) => void;
}

type Given<K extends OperationKey> = Omit<Operations[K], "answer" | "events" | "refusals"> & Extra;
/** What has no member that must be given may be left out. */
type Rest<K extends OperationKey> = object extends Given<K> ? [given?: Given<K>] : [given: Given<K>];

interface Sent extends Extra {
  params?: Record<string, string | number>;
  query?: Record<string, string | number | boolean>;
  body?: unknown;
}

let csrfToken = "";

/** Kept from the session's answer; every changing call carries it. */
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

export function isStatus(error: unknown, status: number): error is ApiError {
  return error instanceof ApiError && error.status === status;
}

/**
 * One call of our own API, checked against its description. Answers the parsed body, `undefined` where there is none.
 * @throws ApiError
 */
export async function call<K extends OperationKey>(operation: K, ...[given]: Rest<K>): Promise<Answer<K>> {
  const sent: Sent = given ?? {};
  const [method = "", path = ""] = operation.split(" ");
  const request = {
    method,
    headers: headersOf(method, sent),
    ...(sent.keepalive && { keepalive: true }),
    ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
    ...(sent.signal ? { signal: sent.signal } : {}),
  };
  const response = await reach(addressOf(path, sent), request, sent.onSent);
  const text = await response.text();
  if (!response.ok) throw refusalOf(response, text);
  const answer = text === "" ? undefined : parseExactly(text);
  return answer;
}

function addressOf(path: string, { params = {}, query = {} }: Sent): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ""));
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return search.size === 0 ? filled : `${filled}?${search}`;
}

/** A list to its end, for those of which nothing may be missing: each answer's `next` is where the one after it begins. */
export async function wholeList<T extends { next: string | null }>(
  ask: (page: { cursor?: string }) => Promise<T>,
): Promise<T[]> {
  const parts: T[] = [];
  for (let cursor: string | null | undefined; cursor !== null; cursor = parts.at(-1)?.next ?? null) {
    parts.push(await ask(cursor === undefined ? {} : { cursor }));
  }
  return parts;
}

async function reach(
  path: string,
  init: UploadInit & { keepalive?: boolean },
  onSent: Extra["onSent"],
): Promise<Response> {
  try {
    const response = await (onSent === undefined
      ? fetch(path, { ...init, credentials: "same-origin" })
      : watchedUpload(path, init, onSent));
    reportReachable(true);
    noteServerDate(response.headers.get("date"));
    return response;
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    reportReachable(false);
    throw new ApiError({ code: "network", status: 0, message: "The server did not answer." });
  }
}

function headersOf(method: string, { body, idempotencyKey }: Sent): Record<string, string> {
  return {
    accept: "application/json",
    "accept-language": document.documentElement.lang,
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...(method === "GET" ? {} : { "x-csrf-token": csrfToken }),
    ...(idempotencyKey ? { "idempotency-key": idempotencyKey } : {}),
  };
}

function refusalOf(response: Response, text: string): ApiError {
  const error = parseError(text);
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new ApiError({
    code: error?.code ?? `http_${response.status}`,
    message: error?.message ?? `${response.status} ${response.statusText}`.trim(),
    status: response.status,
    requestId: error?.requestId ?? response.headers.get("x-request-id"),
    details: error?.details,
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : null,
  });
}

function parseError(text: string): Partial<Refusal["error"]> | undefined {
  try {
    const body: Partial<Refusal> = parseExactly(text);
    return body.error;
  } catch {
    return undefined;
  }
}

/** The input problems of a 400, by path; empty for every other error. */
export function problemsOf(error: unknown): InputProblem[] {
  if (!isStatus(error, 400) || !Array.isArray(error.details)) return [];
  return error.details.filter(
    (entry): entry is InputProblem => typeof entry?.path === "string" && typeof entry?.message === "string",
  );
}
