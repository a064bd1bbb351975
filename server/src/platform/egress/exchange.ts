import type { Socket } from "node:net";
import { Client, type Dispatcher } from "undici";
import { BodyCollector, decodeBody, tooLarge } from "./body.ts";
import { EgressFailure } from "./failure.ts";

export interface ExchangeRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | Uint8Array | undefined;
  readonly idleMs: number;
  readonly maxBytes: number;
}

export interface ExchangeAnswer {
  status: number;
  statusText: string;
  headers: [string, string][];
  body: Uint8Array;
}

/**
 * One request and its answer over a socket that is connected to a checked address. The socket is used once and
 * closed, whatever happens. @throws EgressFailure; the signal's reason when it aborts.
 */
export async function exchange(
  socket: Socket,
  request: ExchangeRequest,
  signal: AbortSignal,
): Promise<ExchangeAnswer> {
  const client = new Client(request.url.origin, {
    // undici would reconnect by itself; handing the socket out once is what makes that impossible.
    connect: (_options, callback) => {
      // Later, as undici expects of a connection: called at once, it would never begin to write.
      process.nextTick(() => {
        if (socket.destroyed) callback(new EgressFailure("bad_response", closed), null);
        else callback(null, socket);
      });
    },
    maxHeaderSize: 16 * 1024,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  try {
    const raw = await receive(client, request, signal);
    const coding = raw.headers.filter(([name]) => name.toLowerCase() === "content-encoding");
    const body = await decodeBody(raw.body, coding.map(([, value]) => value).join(","), request.maxBytes);
    return { ...raw, body };
  } finally {
    await client.destroy();
    socket.destroy();
  }
}

const closed = "The connection closed before the answer was complete.";

type RawAnswer = Omit<ExchangeAnswer, "body"> & { body: Buffer };

function receive(client: Client, request: ExchangeRequest, signal: AbortSignal): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const answer = new AnswerReader(request, signal, resolve, reject);
    client.dispatch(
      {
        path: `${request.url.pathname}${request.url.search}`,
        method: request.method,
        headers: request.headers.flat(),
        body: request.body ?? null,
        reset: true,
      },
      answer,
    );
  });
}

/** Reads one answer and holds it to its limits: redirects, length, and silence once it has begun. */
class AnswerReader implements Dispatcher.DispatchHandler {
  readonly #request: ExchangeRequest;
  readonly #signal: AbortSignal;
  readonly #resolve: (answer: RawAnswer) => void;
  readonly #reject: (error: unknown) => void;
  readonly #body: BodyCollector;
  readonly #head = { status: 0, statusText: "", headers: [] as [string, string][] };
  #idle: NodeJS.Timeout | undefined;

  constructor(
    request: ExchangeRequest,
    signal: AbortSignal,
    resolve: (answer: RawAnswer) => void,
    reject: (error: unknown) => void,
  ) {
    this.#request = request;
    this.#signal = signal;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#body = new BodyCollector(request.maxBytes);
    signal.addEventListener("abort", this.#stop, { once: true });
  }

  // undici takes no handler without it.
  onRequestStart(): void {}

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
    statusText = "",
  ): void {
    if (status < 200) return;
    const failure = this.#refusal(status, headers["content-length"]);
    if (failure) {
      controller.abort(failure);
      return;
    }
    Object.assign(this.#head, { status, statusText, headers: pairs(headers) });
    this.#idle = setTimeout(() => controller.abort(this.#silent()), this.#request.idleMs);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#idle?.refresh();
    if (!this.#body.add(chunk)) controller.abort(tooLarge(this.#request.maxBytes));
  }

  onResponseEnd(): void {
    this.#settle();
    this.#resolve({ ...this.#head, body: this.#body.taken() });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#settle();
    this.#reject(readable(error));
  }

  // The caller closes the connection; nothing is awaited from the other side here.
  readonly #stop = (): void => {
    this.#settle();
    this.#reject(this.#signal.reason);
  };

  #settle(): void {
    clearTimeout(this.#idle);
    this.#signal.removeEventListener("abort", this.#stop);
  }

  #refusal(status: number, length: string | string[] | undefined): EgressFailure | undefined {
    if (status >= 300 && status < 400)
      return new EgressFailure(
        "redirect",
        `The answer is a redirect (${status}); redirects are not followed.`,
      );
    const announced = this.#request.method === "HEAD" ? 0 : Number(length ?? 0);
    return announced > this.#request.maxBytes ? tooLarge(this.#request.maxBytes) : undefined;
  }

  #silent(): EgressFailure {
    const seconds = this.#request.idleMs / 1000;
    return new EgressFailure("timeout", `The answer began, then nothing came for ${seconds} s.`);
  }
}

function pairs(headers: Record<string, string | string[] | undefined>): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((each): [string, string] => [name, each]),
  );
}

function readable(error: Error): Error {
  if (error instanceof EgressFailure) return error;
  const code = "code" in error ? String(error.code) : "";
  // A request that undici will not send is our mistake, not the skill's.
  if (code === "UND_ERR_INVALID_ARG" || code === "UND_ERR_NOT_SUPPORTED") return error;
  if (code === "UND_ERR_HEADERS_OVERFLOW")
    return new EgressFailure("too_large", "The answer's headers are larger than 16 KiB.");
  if (code.startsWith("HPE_")) return new EgressFailure("bad_response", "The answer is not valid HTTP.");
  return new EgressFailure("bad_response", closed);
}
