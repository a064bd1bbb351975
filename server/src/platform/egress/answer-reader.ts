import type { Dispatcher } from "undici";
import { BodyCollector, tooLarge } from "./body.ts";
import { type AnswerHead, EgressFailure } from "./failure.ts";

type Controller = Dispatcher.DispatchController;
type Headers = Record<string, string | string[] | undefined>;

export type ReceivedAnswer = AnswerHead & { body: Buffer };

interface Reading {
  readonly limits: { idleMs: number; maxBytes: number; bodiless: boolean };
  /** Called when an answer turns out not to be small; it is read on once this resolves. */
  readonly makeRoom: () => Promise<void>;
  /** Hears the answer as it comes, in which case none of it is kept here. */
  readonly onPart: ((part: AnswerHead | Uint8Array) => void) | undefined;
  readonly signal: AbortSignal;
  readonly resolve: (answer: ReceivedAnswer) => void;
  readonly reject: (error: unknown) => void;
}

const smallBytes = 32 * 1024;

/** Reads one answer and holds it to its limits: redirects, length, and silence once it has begun. */
export class AnswerReader implements Dispatcher.DispatchHandler {
  readonly #reading: Reading;
  readonly #body: BodyCollector;
  #head: AnswerHead = { status: 0, statusText: "", headers: [] };
  #idle: NodeJS.Timeout | undefined;
  #settled = false;
  #heard = 0;

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#body = new BodyCollector(reading.limits.maxBytes);
    reading.signal.addEventListener("abort", this.#stop, { once: true });
  }

  // undici takes no handler without it.
  onRequestStart(): void {}

  onResponseStart(controller: Controller, status: number, headers: Headers, statusText = ""): void {
    if (status < 200) return;
    const head = { status, statusText, headers: pairs(headers) };
    const failure = this.#refusal(head, headers);
    if (failure) {
      controller.abort(failure);
      return;
    }
    this.#head = head;
    this.#listen(controller);
    this.#reading.onPart?.(head);
  }

  onResponseData(controller: Controller, chunk: Buffer): void {
    this.#idle?.refresh();
    const { onPart } = this.#reading;
    if (onPart !== undefined) {
      this.#passOn(controller, chunk, onPart);
      return;
    }
    const wasSmall = this.#body.length <= smallBytes;
    if (!this.#body.add(chunk)) controller.abort(tooLarge(this.#reading.limits.maxBytes));
    else if (wasSmall && this.#body.length > smallBytes) this.#waitForRoom(controller);
  }

  onResponseEnd(): void {
    this.#settle();
    this.#reading.resolve({ ...this.#head, body: this.#body.taken() });
  }

  onResponseError(_controller: Controller, error: Error): void {
    this.#settle();
    this.#reading.reject(readable(error));
  }

  #refusal(head: AnswerHead, headers: Headers): EgressFailure | undefined {
    const { maxBytes, bodiless } = this.#reading.limits;
    const { status } = head;
    if (status >= 300 && status < 400)
      return new EgressFailure(
        "redirect",
        `The answer is a redirect (${status}); redirects are not followed.`,
        head,
      );
    const announced = bodiless ? 0 : Number(headers["content-length"] ?? 0);
    return announced > maxBytes ? tooLarge(maxBytes) : undefined;
  }

  #passOn(controller: Controller, chunk: Buffer, onPart: (part: Uint8Array) => void): void {
    const { maxBytes } = this.#reading.limits;
    this.#heard += chunk.length;
    if (this.#heard > maxBytes) controller.abort(tooLarge(maxBytes));
    else onPart(chunk);
  }

  #waitForRoom(controller: Controller): void {
    controller.pause();
    clearTimeout(this.#idle);
    const goOn = () => {
      if (this.#settled) return;
      this.#listen(controller);
      controller.resume();
    };
    // Room is refused only when the exchange is over already.
    this.#reading.makeRoom().then(goOn, () => {});
  }

  #listen(controller: Controller): void {
    const { idleMs } = this.#reading.limits;
    const silent = () =>
      controller.abort(
        new EgressFailure("timeout", `The answer began, then nothing came for ${idleMs / 1000} s.`),
      );
    this.#idle = setTimeout(silent, idleMs);
  }

  // The exchange closes the connection; nothing is awaited from the other side.
  readonly #stop = (): void => {
    this.#settle();
    this.#reading.reject(this.#reading.signal.reason);
  };

  #settle(): void {
    this.#settled = true;
    clearTimeout(this.#idle);
    this.#reading.signal.removeEventListener("abort", this.#stop);
  }
}

export function closedEarly(): EgressFailure {
  return new EgressFailure("bad_response", "The connection closed before the answer was complete.");
}

function pairs(headers: Headers): [string, string][] {
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
  return closedEarly();
}
