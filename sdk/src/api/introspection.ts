import type { CheckOutcomes, Introspection } from "../schema.gen.ts";

/** Where Behalf is, and the credentials of the API that is protected. */
export interface ApiOptions {
  /** Origin of Behalf, such as `https://behalf.example.com`. */
  baseUrl: string;
  /** The id of the API, `api_…`, as its page in the console shows it. */
  apiId: string;
  secret: string;
  /** How long Behalf may take to answer. Without it three seconds. */
  timeoutMs?: number;
  /**
   * For how long the answer about a token is used again, 30 at most. Without it each request is asked about.
   * What it costs: a permission that was revoked opens the API for that long, and the person does not see the
   * requests in between in the activity of their permission.
   */
  cacheSeconds?: number;
}

/** What came of a request that was asked about. */
export type Outcome = CheckOutcomes["outcomes"][number];

const always = ["aud", "client_id", "scope", "fields", "exp", "organisation", "kind"] as const;

/** What Behalf says of a token that is good here (RFC 7662). */
export type LiveToken = Introspection & Required<Pick<Introspection, (typeof always)[number]>>;

/** Without a token where it is not good here. */
export interface Checked {
  check: string | undefined;
  token?: LiveToken;
}

export interface Question {
  token: string;
  /** Which route of the API asks, such as `GET /claims/{claimId}`. */
  operation?: string | undefined;
  /** What that route needs. */
  scopes: readonly string[];
}

/** Behalf could not be asked, or not by this API. */
export class BehalfUnavailable extends Error {
  readonly retryAfter: string | undefined;

  constructor(message: string, retryAfter?: string) {
    super(message);
    this.retryAfter = retryAfter;
  }
}

const unreachable =
  "Behalf cannot be reached, so the permission could not be checked. Try again in a moment.";

/** Asks Behalf. Errors: a setting that is missing or no address, said at once and not at the first request. */
export function introspection({ baseUrl, apiId, secret, timeoutMs = 3000 }: ApiOptions) {
  if (!URL.canParse(baseUrl)) throw new Error("baseUrl is the address of Behalf, https://behalf.example.com");
  if (!apiId || !secret)
    throw new Error("apiId and secret are the API's own; its page in the console has them");
  const authorization = `Basic ${btoa(`${encodeURIComponent(apiId)}:${encodeURIComponent(secret)}`)}`;

  function post(path: string, body: URLSearchParams | string, signal: AbortSignal): Promise<Response> {
    const type = typeof body === "string" ? { "content-type": "application/json" } : {};
    const headers = { accept: "application/json", authorization, ...type };
    return fetch(new URL(path, baseUrl), { method: "POST", redirect: "error", headers, body, signal });
  }

  async function ask({ token, operation, scopes }: Question): Promise<Checked> {
    const signal = AbortSignal.timeout(timeoutMs);
    const form = new URLSearchParams({
      token,
      ...(operation !== undefined && { operation }),
      ...(scopes.length > 0 && { scope: scopes.join(" ") }),
    });
    const send = () => post("/oauth2/introspect", form, signal);
    try {
      // Asking twice changes nothing, and a connection that idled may be gone by the time it is used.
      const answer = await send().catch((error: unknown) => {
        if (!wasReset(error)) throw error;
        return send();
      });
      return await read(answer, apiId);
    } catch (error) {
      throw error instanceof BehalfUnavailable ? error : new BehalfUnavailable(unreachable);
    }
  }

  async function tell(outcomes: readonly Outcome[]): Promise<void> {
    const answer = await post(
      "/oauth2/introspect/outcomes",
      JSON.stringify({ outcomes }),
      AbortSignal.timeout(timeoutMs),
    );
    await answer.body?.cancel();
  }

  return { ask, tell };
}

async function read(answer: Response, apiId: string): Promise<Checked> {
  if (answer.status === 401)
    throw new BehalfUnavailable(
      "Behalf does not know this API by its id and secret, so nothing can be checked: look at apiId and secret.",
    );
  if (!answer.ok)
    throw new BehalfUnavailable(
      `Behalf could not check the permission (${answer.status}). Try again in a moment.`,
      answer.headers.get("retry-after") ?? undefined,
    );
  const said = (await answer.json()) as Introspection;
  return { check: said.check, ...(isLive(said, apiId) && { token: said }) };
}

/** A token for another API opens nothing here, whoever says that it is active. */
function isLive(said: Introspection, apiId: string): said is LiveToken {
  return said.active === true && said.aud === apiId && always.every((name) => said[name] !== undefined);
}

const resets = ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"];

function wasReset(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && resets.includes(String(cause.code));
}
