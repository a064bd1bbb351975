import { EventEmitter } from "node:events";
import pg from "pg";
import type { Logger } from "../log.ts";

/** Tells what other nodes (and this one) changed: one LISTEN connection for the whole process. */
export interface Changes {
  /**
   * Calls back with what is notified on `channel` for `key`, and once, with nothing, after a reconnect, when something
   * may have been missed. Returns the way to stop.
   */
  follow(channel: string, key: string, onChange: (said?: string) => void): () => void;
  close(): Promise<void>;
}

/** A payload is a key, and after a space what is said: `pg_notify('run', 'run_…')` reaches the followers of that run. */
export async function listenForChanges(
  url: string,
  log: Logger,
  channels: readonly string[],
): Promise<Changes> {
  const followers = new EventEmitter().setMaxListeners(0);
  let client = await connect();
  let closed = false;

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({
      connectionString: url,
      application_name: "behalf changes",
      keepAlive: true,
    });
    next.on("notification", ({ channel, payload = "" }) => {
      const [key = ""] = payload.split(" ", 1);
      followers.emit(`${channel} ${key}`, payload.slice(key.length + 1));
    });
    next.on("error", (error) => log.warn({ error: error.message }, "change listener lost its connection"));
    await next.connect();
    next.on("end", () => void reconnect());
    for (const channel of channels) await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    return next;
  }

  async function reconnect(): Promise<void> {
    while (!closed) {
      try {
        client = await connect();
        // Whatever was notified meanwhile is lost, so everybody looks once.
        for (const name of followers.eventNames()) followers.emit(name);
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }

  return {
    follow(channel, key, onChange) {
      const name = `${channel} ${key}`;
      followers.on(name, onChange);
      return () => followers.off(name, onChange);
    },
    async close() {
      closed = true;
      await client.end();
    },
  };
}
