import { refusalOf, Unreachable } from "./refusals.ts";

const timeoutMs = 10_000;

interface Sent {
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
}

/** Errors: an answer that is a refusal; a path that leads elsewhere, as a token would go along. */
export async function send(base: string, method: string, path: string, sent: Sent = {}): Promise<unknown> {
  const address = new URL(path, base);
  if (address.origin !== new URL(base).origin) throw new Error(`${path} is not at ${new URL(base).origin}`);
  const signal = AbortSignal.timeout(timeoutMs);
  const attempt = () =>
    fetch(address, {
      method,
      redirect: "error",
      signal,
      headers: {
        accept: "application/json",
        ...(sent.body === undefined ? {} : { "content-type": "application/json" }),
        ...sent.headers,
      },
      ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
    });
  // Reading may be repeated; anything else could count twice.
  const answering = method === "GET" ? attempt().catch(attempt) : attempt();
  return read(
    await answering.catch((error: unknown) => {
      throw new Unreachable(address.origin, error);
    }),
  );
}

async function read(answer: Response): Promise<unknown> {
  const text = await answer.text();
  const body = text === "" ? undefined : json(text);
  if (!answer.ok) throw refusalOf(answer.status, body);
  return body;
}

/** What is no JSON is a text, such as the page of a proxy in between. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
