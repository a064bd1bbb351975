import type { IncomingMessage, Server } from "node:http";
import type { Metric } from "prom-client";
import type { WebSocket } from "ws";
import { type Ctx, within } from "../../platform/ctx.ts";
import { startDeadline } from "../../platform/egress/deadline.ts";
import { EgressFailure } from "../../platform/egress/failure.ts";
import type { OutboundAnswer } from "../../platform/egress/index.ts";
import { Slots } from "../../platform/egress/slots.ts";
import type { ApplicationId } from "../../platform/ids.ts";
import type { Changes } from "../../platform/jobs/changes.ts";
import { admit } from "./admission.ts";
import { type Admitted, Connection, closing } from "./connection.ts";
import { type GraphCall, graphAnswer, graphRequest } from "./graph-call.ts";
import { Heartbeat } from "./heartbeat.ts";
import { streamMetrics } from "./metrics.ts";
import { NodeConnections } from "./node-connections.ts";
import { endConnection, endConnectionsOf } from "./store.ts";
import { acceptUpgrades, UpgradeRefused } from "./upgrade.ts";

export interface StreamCall extends GraphCall {
  /** For everything, waiting for a place included. Default 30 000. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** The sockets of skills in stream mode that this node holds, and calls over them. */
export interface StreamGateway {
  /** This node's name. */
  readonly node: string;
  readonly metrics: readonly Metric[];
  /** Whether this node holds a socket of the application that takes calls. */
  holds(applicationId: ApplicationId): boolean;
  /** Sends one call over one of the application's sockets and waits for its answer there. Sends nothing twice. */
  invoke(applicationId: ApplicationId, call: StreamCall): Promise<OutboundAnswer>;
  /** Lets skills connect to this server. */
  attach(server: Server): void;
  /** Asks every client to connect anew, lets calls under way come to an end for two seconds, and closes. */
  close(): Promise<void>;
}

interface Timing {
  /** Between two words to the database about what is held. */
  beatMs: number;
  /** Between two questions to each client whether it is there. */
  pingMs: number;
  /** How long a client may be silent. */
  deadMs: number;
  drainMs: number;
}

const usual: Timing = { beatMs: 5_000, pingMs: 20_000, deadMs: 45_000, drainMs: 2_000 };

export interface GatewayOptions {
  /** The node's own lasting name. */
  node: string;
  /** With the channel `stream`. */
  changes: Changes;
  timing?: Partial<Timing>;
}

export async function createStreamGateway(ctx: Ctx, options: GatewayOptions): Promise<StreamGateway> {
  await endConnectionsOf(ctx, options.node);
  return new Gateway(ctx, options);
}

const defaultTimeoutMs = 30_000;
/** Calls under way: in all, and of one application. */
const places = { total: 512, perApplication: 20 };
const maxSockets = 10_000;

class Gateway implements StreamGateway {
  readonly node: string;
  readonly metrics: readonly Metric[];
  readonly #ctx: Ctx;
  readonly #timing: Timing;
  readonly #connections: NodeConnections;
  readonly #counted: ReturnType<typeof streamMetrics>;
  readonly #places = new Slots(places.total, places.perApplication);
  readonly #stopping = new AbortController();
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #heartbeat: Heartbeat;
  readonly #pinging: NodeJS.Timeout;
  #leaving = false;

  constructor(ctx: Ctx, { node, changes, timing }: GatewayOptions) {
    this.node = node;
    this.#ctx = ctx;
    this.#timing = { ...usual, ...timing };
    this.#connections = new NodeConnections(changes, (applicationId) =>
      this.#heartbeat.check(this.#connections.of(applicationId)),
    );
    this.#counted = streamMetrics(() => this.#connections.size);
    this.metrics = Object.values(this.#counted);
    this.#heartbeat = new Heartbeat(ctx, this.#timing.beatMs, () => this.#connections.all());
    this.#pinging = setInterval(() => this.#ping(), this.#timing.pingMs).unref();
  }

  holds(applicationId: ApplicationId): boolean {
    return this.#connections.of(applicationId).some(({ open }) => open);
  }

  async invoke(applicationId: ApplicationId, call: StreamCall): Promise<OutboundAnswer> {
    const answer = await this.#tracked(this.#invoke(applicationId, call));
    this.#counted.calls.inc({ outcome: answer.kind === "answer" ? "answered" : answer.reason });
    return answer;
  }

  attach(server: Server): void {
    acceptUpgrades<Admitted>(server, {
      admit: (request, ticket) => this.#admit(request, ticket),
      connected: (admitted, socket) => this.#connected(admitted, socket),
      onError: (error) => this.#heartbeat.warn(error),
    });
  }

  async close(): Promise<void> {
    this.#leaving = true;
    this.#heartbeat.stop();
    clearInterval(this.#pinging);
    for (const connection of this.#connections.all()) connection.leave();
    const late = AbortSignal.timeout(this.#timing.drainMs);
    late.addEventListener("abort", () => this.#stopping.abort());
    await Promise.allSettled(this.#underWay);
    const open = this.#connections.all();
    for (const connection of open) connection.close(closing.leaving);
    await Promise.all(open.map(({ closed }) => closed));
    await Promise.allSettled(this.#underWay);
  }

  async #invoke(applicationId: ApplicationId, call: StreamCall): Promise<OutboundAnswer> {
    const started = performance.now();
    const ms = () => Math.round(performance.now() - started);
    const stoppers = [this.#stopping.signal, ...(call.signal ? [call.signal] : [])];
    const deadline = startDeadline(call.timeoutMs ?? defaultTimeoutMs, stoppers);
    let sent = false;
    try {
      const leave = await this.#places.take(applicationId, deadline.signal);
      try {
        const connection = this.#connections.pick(applicationId);
        if (connection === undefined)
          throw new EgressFailure("unreachable", "No connection of the skill takes calls here now.");
        sent = true;
        const frame = await connection.call(call.messageId, graphRequest(call), deadline.signal);
        return { kind: "answer", ...graphAnswer(frame), ms: ms() };
      } finally {
        leave();
      }
    } catch (error) {
      if (!(error instanceof EgressFailure)) throw error;
      return { kind: "failed", reason: error.reason, sent, message: error.message, ms: ms() };
    } finally {
      deadline.end();
    }
  }

  async #admit(request: IncomingMessage, ticket: string): Promise<Admitted> {
    if (this.#leaving || this.#connections.size >= maxSockets)
      throw new UpgradeRefused("503 Service Unavailable", "ServiceUnavailable", "服务暂不可用，请稍后重试");
    return admit(this.#ctx, { request, ticket, node: this.node });
  }

  #connected(admitted: Admitted, socket: WebSocket | undefined): void {
    if (socket === undefined) {
      this.#ended({ ...admitted, calls: 0 });
      return;
    }
    const connection = new Connection(socket, admitted, {
      onStray: () => this.#counted.ignored.inc(),
      onClosed: () => {
        this.#connections.remove(connection);
        this.#ended(connection);
      },
    });
    this.#connections.add(connection);
    // Whatever was revoked between the ticket and now was told to nobody.
    void this.#heartbeat.check([connection]);
    if (this.#leaving) connection.close(closing.leaving);
  }

  #ended(connection: Pick<Connection, "organisationId" | "id" | "calls">): void {
    const ended = endConnection(within(this.#ctx, connection.organisationId), connection);
    this.#tracked(ended).catch((error: unknown) => this.#heartbeat.warn(error));
  }

  #ping(): void {
    for (const connection of this.#connections.all()) {
      if (connection.silentMs > this.#timing.deadMs) connection.terminate();
      else connection.ping();
    }
  }

  #tracked<T>(work: Promise<T>): Promise<T> {
    const settled = work.finally(() => this.#underWay.delete(settled));
    this.#underWay.add(settled);
    return settled;
  }
}
