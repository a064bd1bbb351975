import type { Ctx } from "../../platform/ctx.ts";
import { type Connection, closing } from "./connection.ts";
import { keepConnections, sweep } from "./store.ts";

/**
 * Tells the database what this node holds and closes what may not stay: connections whose secret was revoked or came
 * to its end, or whose application was disabled. With the database away, all stay.
 */
export class Heartbeat {
  readonly #ctx: Ctx;
  readonly #timer: NodeJS.Timeout;
  #beating = false;

  constructor(ctx: Ctx, beatMs: number, all: () => readonly Connection[]) {
    this.#ctx = ctx;
    this.#timer = setInterval(() => this.#beat(all()), beatMs).unref();
  }

  async check(connections: readonly Connection[]): Promise<void> {
    if (connections.length === 0) return;
    try {
      const seen = connections.map(({ organisationId, id, calls }) => ({ organisationId, id, calls }));
      const kept = await keepConnections(this.#ctx, seen);
      for (const connection of connections) if (!kept.has(connection.id)) connection.close(closing.notValid);
    } catch (error) {
      this.warn(error);
    }
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  warn(error: unknown): void {
    this.#ctx.log.warn({ error: error instanceof Error ? error.message : String(error) }, "stream gateway");
  }

  async #beat(all: readonly Connection[]): Promise<void> {
    if (this.#beating) return;
    this.#beating = true;
    await this.check(all);
    await sweep(this.#ctx).catch((error: unknown) => this.warn(error));
    this.#beating = false;
  }
}
