import { reportReachable } from "./connection.ts";
import { noteServerDate } from "./server-clock.ts";

export interface Problem {
  path: string;
  message: string;
}

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

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

interface Extra {
  signal?: AbortSignal;
  idempotencyKey?: string;
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
 * One call of our own API. Answers the parsed body, `undefined` for 204.
 * @throws ApiError
 */
export async function request<T>(
  method: Method,
  path: string,
  body?: unknown,
  extra: Extra = {},
): Promise<T> {
  const response = await reach(path, {
    method,
    headers: headersOf(method, body, extra),
    credentials: "same-origin",
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(extra.signal ? { signal: extra.signal } : {}),
  });
  const text = await response.text();
  if (!response.ok) throw refusalOf(response, text);
  const answer = text === "" ? undefined : JSON.parse(text);
  return answer;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(path, init);
    reportReachable(true);
    noteServerDate(response.headers.get("date"));
    return response;
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    reportReachable(false);
    throw new ApiError({ code: "network", status: 0, message: "The server did not answer." });
  }
}

function headersOf(method: Method, body: unknown, extra: Extra): HeadersInit {
  return {
    accept: "application/json",
    "accept-language": document.documentElement.lang,
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...(method === "GET" ? {} : { "x-csrf-token": csrfToken }),
    ...(extra.idempotencyKey ? { "idempotency-key": extra.idempotencyKey } : {}),
  };
}

interface ErrorBody {
  error?: { code?: string; message?: string; requestId?: string; details?: unknown };
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

function parseError(text: string): ErrorBody["error"] {
  try {
    const body: ErrorBody = JSON.parse(text);
    return body.error;
  } catch {
    return undefined;
  }
}

/** The input problems of a 400, by path; empty for every other error. */
export function problemsOf(error: unknown): Problem[] {
  if (!isStatus(error, 400) || !Array.isArray(error.details)) return [];
  return error.details.filter(
    (entry): entry is Problem => typeof entry?.path === "string" && typeof entry?.message === "string",
  );
}
