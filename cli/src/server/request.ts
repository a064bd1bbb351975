import { Misuse, Refused, Unreachable } from "../exit-code.ts";

const milliseconds = 60_000;

const onThisMachine = "http://127.0.0.1:8080";

/** Where the server is; unless it is said, where one is that was started here. What is secret goes there by https alone, or to this machine. */
export function addressOf(given: string | undefined, env: NodeJS.ProcessEnv): URL {
  const written = given || env.BEHALF_URL || onThisMachine;
  const url = URL.parse(written);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "")
    throw new Misuse(`“${written}” is no address of a server, such as https://behalf.example.com.`);
  if (url.protocol === "http:" && !isHere(url.hostname))
    throw new Misuse(`${url.host} would be told a secret without https. Give its https address.`);
  return url;
}

const isHere = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);

export interface Sent {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** The answer as it came. Errors: Unreachable. */
export async function send(server: URL, { method, path, headers = {}, body }: Sent): Promise<Response> {
  try {
    return await fetch(new URL(path, server), {
      method,
      headers,
      redirect: "error",
      signal: AbortSignal.timeout(milliseconds),
      ...(body !== undefined && { body }),
    });
  } catch (error) {
    throw new Unreachable(`${server.origin} cannot be reached: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}

/** What a success says; anything else is told with its places. Errors: Refused, Unreachable. */
export async function answerOf(response: Response): Promise<unknown> {
  const text = await response.text();
  const body = text === "" ? undefined : parsed(text);
  if (response.ok && (text === "" || body !== undefined)) return body;
  if (body === undefined || response.status >= 500)
    throw new Unreachable(
      `${new URL(response.url).origin} is no Behalf server, or is out of order (${response.status}).`,
    );
  throw new Refused(sentencesOf(body));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface ErrorBody {
  error?: { message?: string; details?: { path: string; message: string; line?: number }[] } | string;
  error_description?: string;
}

function sentencesOf(body: unknown): string {
  const { error, error_description: description }: ErrorBody = Object(body);
  if (typeof error !== "object") return description ?? error ?? "It was refused.";
  const places = (error.details ?? []).map(
    ({ path, message, line }) => `  ${path}${line === undefined ? "" : `:${line}`} ${message}`,
  );
  return [error.message ?? "It was refused.", ...places].join("\n");
}
