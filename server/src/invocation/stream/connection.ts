import { randomUUID } from "node:crypto";
import type { RawData, WebSocket } from "ws";
import { unlessAborted } from "../../platform/egress/deadline.ts";
import { EgressFailure } from "../../platform/egress/failure.ts";
import type { ApplicationId, Id, OrganisationId } from "../../platform/ids.ts";
import { type ClientFrame, graphTopic, readClientFrame, type ServerFrame, serverFrame } from "./frames.ts";
import { StrayLimit } from "./stray-limit.ts";

export type StreamConnectionId = Id<"stc">;

/** What a ticket opened. */
export interface Admitted {
  organisationId: OrganisationId;
  id: StreamConnectionId;
  applicationId: ApplicationId;
  /** Whether it subscribed to calls; one that did not gets none. */
  takesCalls: boolean;
}

/** Why we close it (RFC 6455 section 7.4.1). */
export const closing = {
  leaving: [1001, "The node is stopping. Connect again."],
  notValid: [1008, "The client secret or the application is no longer valid."],
  flood: [1008, "Too many frames that nobody asked for."],
} as const satisfies Record<string, readonly [code: number, reason: string]>;

type Closing = (typeof closing)[keyof typeof closing];

interface Watching {
  /** A frame that answers nothing we asked. */
  onStray(): void;
  onClosed(): void;
}

interface Pending {
  resolve(frame: ClientFrame): void;
  reject(failure: EgressFailure): void;
}

/** A client that does not read gets no more calls beyond this. */
const maxBuffered = 256 * 1024;
/** Characters; some clients send a ping's headers and data back. */
const maxPingAnswer = 4 * 1024;
/** How long a client has to take part in closing. */
const closeWithinMs = 1_000;

/** One socket of one application: what was asked over it is answered over it, or not at all. */
export class Connection {
  readonly organisationId: OrganisationId;
  readonly id: StreamConnectionId;
  readonly applicationId: ApplicationId;
  /** Resolves when the socket is gone. */
  readonly closed: Promise<void>;
  /** How many were made, for its developer to see. */
  calls = 0;
  readonly #takesCalls: boolean;
  readonly #socket: WebSocket;
  readonly #watching: Watching;
  readonly #pending = new Map<string, Pending>();
  readonly #strays = new StrayLimit();
  /** The latest only: a client may never answer, for as long as it is here. */
  #ping: string | undefined;
  #awaitsPong = false;
  #heardAt = performance.now();
  #leaving = false;
  #over = false;

  constructor(
    socket: WebSocket,
    { organisationId, id, applicationId, takesCalls }: Admitted,
    watching: Watching,
  ) {
    this.organisationId = organisationId;
    this.id = id;
    this.applicationId = applicationId;
    this.#takesCalls = takesCalls;
    this.#socket = socket;
    this.#watching = watching;
    socket.on("message", (data, isBinary) => this.#receive(data, isBinary));
    socket.on("pong", (data) => this.#receivePong(data));
    socket.on("ping", (data) => this.#answerPing(data));
    socket.on("error", (error) => {
      this.#fail(failureOf(error));
      this.#endSoon();
    });
    this.closed = new Promise((resolve) => {
      socket.on("close", () => {
        this.#fail(closedEarly());
        watching.onClosed();
        resolve();
      });
    });
  }

  /** Whether it is there for calls. */
  get open(): boolean {
    return this.#takesCalls && !this.#leaving && !this.#over && this.#socket.readyState === this.#socket.OPEN;
  }

  /** Whether it can take one now: its client reads what it gets. */
  get free(): boolean {
    return this.open && this.#socket.bufferedAmount < maxBuffered;
  }

  /** Milliseconds since the client last showed that it is there and reads. */
  get silentMs(): number {
    return performance.now() - this.#heardAt;
  }

  /** Sends one call and waits for its answer on this socket. @throws EgressFailure; the signal's reason when it aborts. */
  async call(messageId: string, data: unknown, signal: AbortSignal): Promise<ClientFrame> {
    if (this.#pending.has(messageId)) throw new Error(`${messageId} is under way already`);
    const answer = new Promise<ClientFrame>((resolve, reject) => {
      this.#pending.set(messageId, { resolve, reject });
    });
    this.calls += 1;
    this.#send({ type: "CALLBACK", topic: graphTopic, messageId, data });
    try {
      return await unlessAborted(answer, signal);
    } finally {
      this.#pending.delete(messageId);
    }
  }

  /** Both ways of asking whether somebody is there: the protocol's own, and the one that is in the documents. */
  ping(): void {
    const messageId = randomUUID();
    this.#ping = messageId;
    this.#awaitsPong = true;
    this.#socket.ping();
    this.#send({ type: "SYSTEM", topic: "ping", messageId, data: { opaque: messageId } });
  }

  /** Asks the client to connect anew. It gets no more calls; those under way may still be answered. */
  leave(): void {
    this.#leaving = true;
    const data = { reason: "connection is expired" };
    this.#send({ type: "SYSTEM", topic: "disconnect", messageId: randomUUID(), data });
  }

  /** Takes nothing more from it; what was under way fails now. */
  close([code, reason]: Closing): void {
    this.#fail(closedEarly());
    this.#socket.close(code, reason);
    this.#endSoon();
  }

  /** For one that nothing is heard of. */
  terminate(): void {
    this.#fail(closedEarly());
    this.#socket.terminate();
  }

  #send(frame: Pick<ServerFrame, "type" | "topic" | "messageId" | "data">): void {
    const text = serverFrame({ ...frame, appId: this.applicationId, connectionId: this.id }, Date.now());
    // A failure to send is followed by the socket's end, which is told to those who wait.
    this.#socket.send(text, () => {});
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.#over) return;
    const text = String(data);
    const frame = isBinary || !this.#awaits(text) ? undefined : readClientFrame(text);
    const pending = frame && this.#pending.get(frame.messageId);
    if (frame && pending) {
      this.#pending.delete(frame.messageId);
      this.#heard();
      pending.resolve(frame);
    } else if (frame && frame.messageId === this.#ping) {
      this.#ping = undefined;
      this.#heard();
    } else this.#stray(text.length);
  }

  /** What is large can only answer a call; to read through a mebibyte of anything else takes too long. */
  #awaits(text: string): boolean {
    return this.#pending.size > 0 || text.length <= maxPingAnswer;
  }

  /** By ourselves and not by the library, so that a client that pings and never reads cannot fill our memory. */
  #answerPing(data: Buffer): void {
    if (this.#over) return;
    if (!this.#strays.note(data.length, performance.now())) this.close(closing.flood);
    else if (this.#socket.bufferedAmount < maxBuffered) this.#socket.pong(data);
  }

  /** One that nobody asked for is a sign of life too, but no reason to take any number of them. */
  #receivePong(data: Buffer): void {
    if (this.#over) return;
    this.#heard();
    if (this.#awaitsPong) this.#awaitsPong = false;
    else if (!this.#strays.note(data.length, performance.now())) this.close(closing.flood);
  }

  #heard(): void {
    this.#heardAt = performance.now();
  }

  #stray(bytes: number): void {
    this.#watching.onStray();
    if (!this.#strays.note(bytes, performance.now())) this.close(closing.flood);
  }

  #endSoon(): void {
    setTimeout(() => this.#socket.terminate(), closeWithinMs).unref();
  }

  #fail(failure: EgressFailure): void {
    this.#over = true;
    for (const { reject } of this.#pending.values()) reject(failure);
    this.#pending.clear();
  }
}

function closedEarly(): EgressFailure {
  return new EgressFailure("bad_response", "The connection of the skill closed before it answered.");
}

/** The library closes the socket after each of them, with the code that fits: 1009 for a message over its limit. */
function failureOf(error: Error): EgressFailure {
  const code = "code" in error ? error.code : "";
  return code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH"
    ? new EgressFailure("too_large", "The answer is larger than 1 MiB.")
    : closedEarly();
}
