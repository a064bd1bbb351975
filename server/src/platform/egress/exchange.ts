import type { Socket } from "node:net";
import { Client } from "undici";
import { AnswerReader, closedEarly, type ReceivedAnswer } from "./answer-reader.ts";
import { decodeBody } from "./body.ts";
import type { AnswerHead } from "./failure.ts";

export interface ExchangeRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | Uint8Array | undefined;
  readonly idleMs: number;
  readonly maxBytes: number;
  readonly onPart?: ((part: AnswerHead | Uint8Array) => void) | undefined;
}

/** Waits for memory until the signal aborts; resolves with what gives it back. */
type Take = (signal: AbortSignal) => Promise<() => void>;

export interface Room {
  readonly large: Take;
  readonly decoding: Take;
}

/**
 * One request and its answer over a socket that is connected to a checked address. The socket is used once and
 * closed, whatever happens. @throws EgressFailure; the signal's reason when it aborts.
 */
export async function exchange(
  socket: Socket,
  request: ExchangeRequest,
  room: Room,
  signal: AbortSignal,
): Promise<AnswerHead & { body: Uint8Array }> {
  const client = clientOver(socket, request.url.origin);
  const over = new AbortController();
  const toGiveBack: (() => void)[] = [];
  const hold = async (take: Take) => {
    const giveBack = await take(over.signal);
    if (over.signal.aborted) giveBack();
    else toGiveBack.push(giveBack);
  };
  try {
    const answer = await receive(client, request, () => hold(room.large), signal);
    const codings = answer.headers.filter(([name]) => name === "content-encoding").map(([, value]) => value);
    if (codings.length === 0 || request.onPart !== undefined) return answer;
    await hold(room.decoding);
    return { ...answer, body: await decodeBody(answer.body, codings.join(","), request.maxBytes) };
  } finally {
    over.abort();
    for (const giveBack of toGiveBack) giveBack();
    await client.destroy();
    socket.destroy();
  }
}

function clientOver(socket: Socket, origin: string): Client {
  return new Client(origin, {
    // undici would connect again by itself; there is only this socket, so that it cannot.
    // Later, as it expects of a connection: called back at once, it would never begin to write.
    connect: (_options, callback) =>
      process.nextTick(() => {
        if (socket.destroyed) return callback(closedEarly(), null);
        callback(null, socket);
      }),
    maxHeaderSize: 16 * 1024,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

function receive(
  client: Client,
  request: ExchangeRequest,
  makeRoom: () => Promise<void>,
  signal: AbortSignal,
): Promise<ReceivedAnswer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const limits = {
      idleMs: request.idleMs,
      maxBytes: request.maxBytes,
      bodiless: request.method === "HEAD",
    };
    const { onPart } = request;
    const reader = new AnswerReader({ limits, makeRoom, onPart, signal, resolve, reject });
    client.dispatch(
      {
        path: `${request.url.pathname}${request.url.search}`,
        method: request.method,
        headers: request.headers.flat(),
        body: request.body ?? null,
        reset: true,
      },
      reader,
    );
  });
}
