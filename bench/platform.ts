import { Pool } from "undici";

/** So many connections to each, and as many requests at a time. */
export const connections = 16;

export interface Tokens {
  accessToken: string;
  refreshToken: string;
}

/** Something that hands out tokens, as a process of its own: ours, or one to be measured beside it. */
export interface Platform {
  readonly name: string;
  readonly pid: number;
  /** Where it keeps its rows. */
  readonly database: string;
  /** Fresh ones, unspent. */
  codes(count: number): Promise<string[]>;
  /** `undefined`: refused. */
  redeem(code: string): Promise<Tokens | undefined>;
  refresh(tokens: Tokens): Promise<Tokens | undefined>;
  /** Tokens that `profile` takes; made before anything is measured. */
  profileTokens(count: number): Promise<string[]>;
  /** Who is this: the token checked and the person read. Whether it was answered. */
  profile(accessToken: string): Promise<boolean>;
  /** Is this token good, and for what. Whether it is. */
  check(accessToken: string): Promise<boolean>;
  /** Whether a token of a redemption still opens anything. */
  isAlive(accessToken: string): Promise<boolean>;
  close(): Promise<void>;
}

export interface Reply {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of several servers, of which a member or two is read.
  body: any;
}

/** Sixteen connections, kept open. */
export function clientOf(url: string) {
  const pool = new Pool(url, { connections, headersTimeout: 60_000 });
  const send = async (
    method: "GET" | "POST",
    path: string,
    { headers = {}, body = null }: { headers?: Record<string, string>; body?: string | null } = {},
  ): Promise<Reply> => {
    const answer = await pool.request({ method, path, headers, body });
    const text = await answer.body.text();
    return { status: answer.statusCode, body: text === "" ? undefined : JSON.parse(text) };
  };
  return { send, close: () => pool.close() };
}

/** Sixteen at a time; answers what came of each, in order. */
export async function inLanes<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const lane = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: connections }, lane));
  return results;
}
