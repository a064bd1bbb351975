import { EventEmitter } from "node:events";
import pg from "pg";
import { afterCommit } from "../after-commit.ts";
import type { Logger } from "../log.ts";
import { createOutbox } from "./outbox.ts";
import { type ChangeKey, changeKey, type Teller } from "./teller.ts";

/** What this node and others changed: one connection for the whole process, which listens and notifies. */
export interface Changes extends Teller {
  /**
   * Calls back with what is said on `channel` about `key`, and once, with nothing, after a reconnect, when something
   * may have been missed. Returns the way to stop.
   */
  follow(channel: string, key: ChangeKey, onChange: (said?: string) => void): () => void;
  /** The same for whatever key. */
  followAll(channel: string, onChange: () => void): () => void;
  /** Tells only other nodes. A line is a `ChangeKey`, and after a space what is said. */
  tellOthers(channel: string, lines: readonly string[]): void;
  /** Says what is still to be said, and ends. */
  close(): Promise<void>;
}

/** What a trigger notifies is one line, such as `org_… person_…`; what a node does may be several. */
export async function listenForChanges(
  url: string,
  log: Logger,
  channels: readonly string[],
): Promise<Changes> {
  const followers = new EventEmitter().setMaxListeners(0);
  let client = await connect();
  let closed = false;
  const outbox = createOutbox((sent) => client.query(sent));

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({
      connectionString: url,
      application_name: "behalf changes",
      keepAlive: true,
    });
    next.on("error", (error) => log.warn({ error: error.message }, "change listener lost its connection"));
    await next.connect();
    const { rows } = await next.query<{ pid: number }>("select pg_backend_pid() as pid");
    // Its own notifications come back to it: whoever follows here was told in memory.
    next.on("notification", ({ channel, processId, payload = "" }) => {
      if (processId !== rows[0]?.pid) for (const line of payload.split("\n")) hear(channel, line);
    });
    next.on("end", () => void reconnect());
    for (const channel of channels) await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    return next;
  }

  function hear(channel: string, line: string): void {
    const [key = ""] = line.split(" ", 1);
    followers.emit(`${channel} ${key}`, line.slice(key.length + 1));
    followers.emit(channel);
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

  function on(name: string, onChange: (said?: string) => void): () => void {
    followers.on(name, onChange);
    return () => followers.off(name, onChange);
  }

  return {
    follow: (channel, key, onChange) => on(`${channel} ${key}`, onChange),
    followAll: (channel, onChange) => on(channel, () => onChange()),
    tell(ctx, channel, id) {
      const line = changeKey(ctx.organisationId, id);
      afterCommit(ctx, () => {
        outbox.put(channel, [line]);
        hear(channel, line);
      });
    },
    tellOthers: outbox.put,
    async close() {
      closed = true;
      await outbox.flush();
      await client.end();
    },
  };
}
