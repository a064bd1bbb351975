import { Pool } from "undici";

/** So many connections to each server, and as many requests at a time. */
export const connections = 16;

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
