import { readAllowList } from "./allow-list.ts";
import { findDestination, type Guard, type HostPort, type Lookup } from "./destination.ts";
import { dial, type OpenSocket, openSocket } from "./dial.ts";
import { exchange } from "./exchange.ts";
import { EgressFailure, EgressRefused, type FailureReason } from "./failure.ts";
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
  /** Carries a code: plain http is refused unless the operator lists the host. */
  confidential?: boolean;
}

export type OutboundAnswer =
  | {
      kind: "answer";
      status: number;
      statusText: string;
      /** In order, repeated names kept, names in lower case. */
      headers: [string, string][];
      body: Uint8Array;
      ms: number;
    }
  | {
      kind: "failed";
      reason: FailureReason;
      /** False only when surely nothing reached the other side. */
      sent: boolean;
      /** For people; without addresses, query strings and secrets. */
      message: string;
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
  const allow = readAllowList(rules.allow);
  const guard: Guard = {
    allow,
    names: rules.names,
    own: rules.own,
    lookup: options.lookup ?? systemLookup(),
  };
  const places = options.places ?? defaultPlaces;
  const slots = new Slots(places.total, places.perLane);
  // What is beyond a small answer waits for room, so that many large ones at once cannot fill the memory.
  const large = new Slots(places.large, 3);
  // Decoding takes and gives megabytes at once, but never waits for the other side.
  const decoding = new Slots(2, 2);
  const closing = new AbortController();
  const underWay = new Set<Promise<OutboundAnswer>>();

  async function perform(request: OutboundRequest, signal: AbortSignal, mark: { sent: boolean }) {
    const lane = request.lane ?? laneOf(request.url);
    const leave = await slots.take(lane, signal);
    try {
      const destination = await unlessAborted(findDestination(guard, request.url), signal);
      if (request.confidential === true && destination.url.protocol === "http:" && !destination.listed)
        throw new EgressRefused(
          `${destination.host} must be on https: the request carries a code. An operator can list the host in EGRESS_ALLOW.`,
        );
      const socket = await dial(destination, signal, options.open ?? openSocket, options.extraRoots ?? []);
      mark.sent = true;
      const { method, headers, body } = request;
      const limits = {
        idleMs: request.idleMs ?? defaults.idleMs,
        maxBytes: request.maxBytes ?? defaults.maxBytes,
      };
      const room = {
        large: (until: AbortSignal) => large.take(lane, until),
        decoding: (until: AbortSignal) => decoding.take(lane, until),
      };
      return await exchange(socket, { url: destination.url, method, headers, body, ...limits }, room, signal);
    } finally {
      leave();
    }
  }

  async function send(request: OutboundRequest): Promise<OutboundAnswer> {
    const started = performance.now();
    const mark = { sent: false };
    const deadline = startDeadline(request, closing.signal);
    const ms = () => Math.round(performance.now() - started);
    try {
      return { kind: "answer", ...(await perform(request, deadline.signal, mark)), ms: ms() };
    } catch (error) {
      if (!(error instanceof EgressFailure)) throw error;
      return { kind: "failed", reason: error.reason, sent: mark.sent, message: error.message, ms: ms() };
    } finally {
      deadline.stop();
    }
  }

  return {
    send(request) {
      const answer = send(request);
      underWay.add(answer);
      return answer.finally(() => underWay.delete(answer));
    },
    async check(url) {
      const { listed } = await findDestination(guard, url);
      return { listed };
    },
    async close() {
      closing.abort();
      await Promise.allSettled(underWay);
    },
  };
}

function laneOf(url: string): string {
  return URL.parse(url)?.host ?? "";
}

/** Three clocks in one signal: the caller's, ours when closing, and the total time; its reason says which. */
function startDeadline(request: OutboundRequest, closing: AbortSignal) {
  const controller = new AbortController();
  const timeoutMs = request.timeoutMs ?? defaults.timeoutMs;
  const onTime = () =>
    controller.abort(new EgressFailure("timeout", `No complete answer within ${timeoutMs / 1000} s.`));
  const onAbort = () => controller.abort(new EgressFailure("aborted", "The request was stopped."));
  const timer = setTimeout(onTime, timeoutMs);
  const signals = [closing, ...(request.signal ? [request.signal] : [])];
  for (const signal of signals) {
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort);
  }
  const stop = () => {
    clearTimeout(timer);
    for (const signal of signals) signal.removeEventListener("abort", onAbort);
  };
  return { signal: controller.signal, stop };
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
