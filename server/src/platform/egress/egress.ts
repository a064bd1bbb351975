import { readAllowList } from "./allow-list.ts";
import { startDeadline, unlessAborted } from "./deadline.ts";
import { type Destination, findDestination, type Guard, type HostPort, type Lookup } from "./destination.ts";
import { dial, type OpenSocket, openSocket } from "./dial.ts";
import { exchange } from "./exchange.ts";
import { type AnswerHead, EgressFailure, EgressRefused, type FailureReason } from "./failure.ts";
import { systemLookup } from "./lookup.ts";
import { Slots } from "./slots.ts";

export interface EgressRules {
  /** EGRESS_ALLOW: hosts, host:port, addresses or CIDR ranges that may be private. */
  readonly allow: readonly string[];
  /** Stable names of our own sample skills and where they listen now. Read at each request. */
  readonly names: ReadonlyMap<string, HostPort>;
  /** Our own and the database's ports: always refused, even when listed. Read at each request. */
  readonly own: readonly HostPort[];
}

export interface OutboundRequest {
  method: string;
  url: string;
  headers: [string, string][];
  body?: string | Uint8Array;
  /** For everything, waiting for a place included. Default 30 000. */
  timeoutMs?: number;
  /** Between two pieces of an answer that has begun. Default 10 000. */
  idleMs?: number;
  /** Of the decoded body. Default 1 MiB. */
  maxBytes?: number;
  signal?: AbortSignal;
  /** Whose share of the places this takes, such as a skill's id. Default: the URL's host and port. */
  lane?: string;
  /** Carries a code or a key: plain http is refused unless the operator lists the host. */
  confidential?: boolean;
  /** Hears an answer while it arrives, as it comes; it is then not kept, and the body of the answer is empty. */
  onPart?: (part: AnswerHead | Uint8Array) => void;
}

export type OutboundAnswer =
  | ({ kind: "answer"; body: Uint8Array; ms: number } & AnswerHead)
  | {
      kind: "failed";
      reason: FailureReason;
      /** False only when surely nothing reached the other side. */
      sent: boolean;
      /** For people; without addresses, query strings and secrets. */
      message: string;
      /** Of a redirect: for a trace, masked. */
      head?: AnswerHead;
      ms: number;
    };

/** The one way out. Never follows a redirect, keeps no cookie, uses no proxy, sends nothing twice. */
export interface Egress {
  /** Throws only for a request that is malformed by our own doing. */
  send(request: OutboundRequest): Promise<OutboundAnswer>;
  /** Whether a URL may be a skill's; `listed` when the operator vouches for it. @throws EgressRefused */
  check(url: string): Promise<{ listed: boolean }>;
  /** Aborts what is under way and takes nothing more. */
  close(): Promise<void>;
}

export interface EgressOptions {
  lookup?: Lookup;
  open?: OpenSocket;
  /** Certificates of further authorities, PEM. */
  extraRoots?: readonly string[];
  /** Requests at once: in all, of one lane, and with an answer of more than 32 KiB. */
  places?: { total: number; perLane: number; large: number };
}

const defaultPlaces = { total: 512, perLane: 20, large: 12 };
const defaults = { timeoutMs: 30_000, idleMs: 10_000, maxBytes: 1024 * 1024 };

export function createEgress(rules: EgressRules, options: EgressOptions = {}): Egress {
  return new GuardedEgress(rules, options);
}

class GuardedEgress implements Egress {
  readonly #guard: Guard;
  readonly #open: OpenSocket;
  readonly #extraRoots: readonly string[];
  readonly #places: Slots;
  /** What is beyond a small answer waits for room: many large ones at once must not fill the memory. */
  readonly #large: Slots;
  /** Decoding takes megabytes at once, but never waits for the other side. */
  readonly #decoding = new Slots(2, 2);
  readonly #closing = new AbortController();
  readonly #underWay = new Set<Promise<OutboundAnswer>>();

  constructor({ allow, names, own }: EgressRules, options: EgressOptions) {
    this.#guard = { allow: readAllowList(allow), names, own, lookup: options.lookup ?? systemLookup() };
    this.#open = options.open ?? openSocket;
    this.#extraRoots = options.extraRoots ?? [];
    const { total, perLane, large } = options.places ?? defaultPlaces;
    this.#places = new Slots(total, perLane);
    this.#large = new Slots(large, 3);
  }

  send(request: OutboundRequest): Promise<OutboundAnswer> {
    const answer = this.#send(request);
    this.#underWay.add(answer);
    return answer.finally(() => this.#underWay.delete(answer));
  }

  async check(url: string): Promise<{ listed: boolean }> {
    const { listed } = await findDestination(this.#guard, url);
    return { listed };
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled(this.#underWay);
  }

  async #send(request: OutboundRequest): Promise<OutboundAnswer> {
    const started = performance.now();
    const ms = () => Math.round(performance.now() - started);
    const stoppers = [this.#closing.signal, ...(request.signal ? [request.signal] : [])];
    const deadline = startDeadline(request.timeoutMs ?? defaults.timeoutMs, stoppers);
    let sent = false;
    const onSending = () => {
      sent = true;
    };
    try {
      return { kind: "answer", ...(await this.#perform(request, deadline.signal, onSending)), ms: ms() };
    } catch (error) {
      if (!(error instanceof EgressFailure)) throw error;
      const { reason, message, head } = error;
      return { kind: "failed", reason, sent, message, ...(head && { head }), ms: ms() };
    } finally {
      deadline.end();
    }
  }

  async #perform(request: OutboundRequest, signal: AbortSignal, onSending: () => void) {
    const lane = request.lane ?? URL.parse(request.url)?.host ?? "";
    const leave = await this.#places.take(lane, signal);
    try {
      const destination = await unlessAborted(findDestination(this.#guard, request.url), signal);
      refuseInClear(request, destination);
      const socket = await dial(destination, signal, this.#open, this.#extraRoots);
      onSending();
      const {
        method,
        headers,
        body,
        idleMs = defaults.idleMs,
        maxBytes = defaults.maxBytes,
        onPart,
      } = request;
      const room = {
        large: (until: AbortSignal) => this.#large.take(lane, until),
        decoding: (until: AbortSignal) => this.#decoding.take(lane, until),
      };
      const { url } = destination;
      return await exchange(socket, { url, method, headers, body, idleMs, maxBytes, onPart }, room, signal);
    } finally {
      leave();
    }
  }
}

function refuseInClear(request: OutboundRequest, { url, host, listed }: Destination): void {
  if (request.confidential === true && url.protocol === "http:" && !listed)
    throw new EgressRefused(
      `${host} must be on https: the request carries a code or a key. An operator can list the host in EGRESS_ALLOW.`,
    );
}
