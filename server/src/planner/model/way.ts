import type { AnswerHead, Egress, FailureReason, OutboundAnswer } from "../../platform/egress/index.ts";
import type { Model } from "../../policies/index.ts";
import { failureOfStatus, ModelFailure, soonMs } from "./failure.ts";

/** By which way out a provider is reached. */
export interface Ways {
  egress: Pick<Egress, "send">;
  /** For an address that the operator has set, which may be a private one. */
  vouched: Pick<Egress, "send">;
}

const timeoutMs = 60_000;
const idleMs = 15_000;
const maxBytes = 8 * 1024 * 1024;
const maxRefusalBytes = 64 * 1024;

/** `fetch` through the egress guard, for what the SDK asks of a provider: a POST whose answer is read as it comes. */
export function fetchThrough(ways: Ways, model: Model): typeof fetch {
  const egress = model.vouched ? ways.vouched : ways.egress;
  return (input, init) =>
    new Promise((resolve, reject) => {
      const incoming = new Incoming(resolve);
      const given = new Headers(init?.headers ?? {});
      given.set("accept-encoding", "identity");
      const stoppers = [incoming.unwanted, ...(init?.signal ? [init.signal] : [])];
      egress
        .send({
          method: "POST",
          url: String(input),
          headers: [...given],
          body: String(init?.body ?? ""),
          timeoutMs,
          idleMs,
          maxBytes,
          signal: AbortSignal.any(stoppers),
          confidential: model.key !== null,
          lane: `model ${model.provider}`,
          onPart: (part) => incoming.take(part),
        })
        .then((answer) => {
          const failure = incoming.end(answer);
          if (failure !== undefined) reject(failure);
        }, reject);
    });
}

/** An answer on its way in: its body goes on as it comes, unless it is a refusal, of which all is read first. */
class Incoming {
  readonly #resolve: (response: Response) => void;
  readonly #unwanted = new AbortController();
  #head: AnswerHead | undefined;
  #body: ReadableStreamDefaultController<Uint8Array> | undefined;
  #refusal: Uint8Array[] = [];
  #refusalBytes = 0;

  constructor(resolve: (response: Response) => void) {
    this.#resolve = resolve;
  }

  /** Aborted when nobody reads on. */
  get unwanted(): AbortSignal {
    return this.#unwanted.signal;
  }

  take(part: AnswerHead | Uint8Array): void {
    if (part instanceof Uint8Array) this.#takePiece(part);
    else this.#begin(part);
  }

  #begin(head: AnswerHead): void {
    this.#head = head;
    if (head.status !== 200) return;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#body = controller;
      },
      cancel: () => this.#unwanted.abort(),
    });
    this.#resolve(new Response(body, { status: 200, headers: head.headers }));
  }

  #takePiece(piece: Uint8Array): void {
    if (this.#body !== undefined && !this.unwanted.aborted) this.#body.enqueue(piece);
    this.#refusalBytes += piece.length;
    if (this.#body === undefined && this.#refusalBytes <= maxRefusalBytes) this.#refusal.push(piece);
  }

  /** What to reject with, where no response was given. */
  end(answer: OutboundAnswer): ModelFailure | undefined {
    const cut = answer.kind === "failed" ? failureOfWay(answer.reason) : undefined;
    if (this.#body === undefined) {
      const { status, headers } = this.#head ?? { status: 0, headers: [] };
      const said = Buffer.concat(this.#refusal).toString("utf8");
      const [, retryAfter] = headers.find(([name]) => name === "retry-after") ?? [];
      return cut ?? failureOfStatus(status, said, retryAfter);
    }
    if (this.unwanted.aborted) return undefined;
    if (cut === undefined) this.#body.close();
    else this.#body.error(cut);
    return undefined;
  }
}

const ofWay: Record<FailureReason, () => ModelFailure> = {
  refused_address: () => new ModelFailure("address"),
  unreachable: () => new ModelFailure("unreachable", soonMs),
  tls: () => new ModelFailure("unreachable"),
  timeout: () => new ModelFailure("slow", 0),
  too_large: () => new ModelFailure("broken"),
  redirect: () => new ModelFailure("not_found"),
  bad_response: () => new ModelFailure("broken", soonMs),
  aborted: () => new ModelFailure("broken"),
};

const failureOfWay = (reason: FailureReason): ModelFailure => ofWay[reason]();
