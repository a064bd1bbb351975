import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { targetOf } from "../races/delay-proxy.ts";
import { messagesOf, type WireMessage } from "./wire-messages.ts";

/** A moment in a node's work, as its database sees it. */
export interface Moment {
  /** Of the statement that it is about. */
  statement: RegExp;
  /** `before`: nothing of it is committed. `after`: all is, and the node has not heard so. */
  commit: "before" | "after";
}

/** The next time that one connection comes to a moment: from then on it is held. */
export interface Held {
  /** Resolves when the moment has come and `then` was done. */
  readonly reached: Promise<void>;
  hasCome(): boolean;
  /** Lets the connection go on, and looks for the moment no more. */
  release(): void;
}

/** Stands between one node and PostgreSQL, and reads along. */
export interface WireProxy {
  readonly url: string;
  /** Calls `then` at that moment, before another byte goes either way. */
  at(moment: Moment, then: () => void): Held;
  close(): Promise<void>;
}

interface Watch {
  moment: Moment;
  come: boolean;
  reach(): void;
  /** What goes on when it is released. */
  held: (() => void)[];
}

export async function wireProxy(databaseUrl: string): Promise<WireProxy> {
  const target = targetOf(databaseUrl);
  const sockets = new Set<Socket>();
  let watch: Watch | undefined;
  const server = createServer({ noDelay: true }, (client) => {
    const database = connect(target);
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    readAlong(client, database, () => watch);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  return {
    url: url.href,
    at(moment, then) {
      const { promise: reached, resolve } = Promise.withResolvers<void>();
      const reach = () => {
        then();
        resolve();
      };
      const own: Watch = { moment, come: false, reach, held: [] };
      watch = own;
      return {
        reached,
        hasCome: () => own.come,
        release() {
          if (watch === own) watch = undefined;
          for (const goOn of own.held.splice(0)) goOn();
        },
      };
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** One connection. What follows the moment in either direction waits until the watch is released. */
function readAlong(client: Socket, database: Socket, watchNow: () => Watch | undefined): void {
  const statements = new Map<string, string>();
  let inTransaction = false;
  let about: Watch | undefined;
  let heldBy: Watch | undefined;

  const send = (socket: Socket, bytes: Buffer) => {
    if (heldBy === undefined) return void socket.write(bytes);
    heldBy.held.push(() => socket.write(bytes));
  };
  const hold = (watch: Watch) => {
    watch.come = true;
    heldBy = watch;
    watch.held.push(() => {
      heldBy = undefined;
      about = undefined;
    });
    watch.reach();
  };

  const asks = ({ text, bytes }: WireMessage) => {
    const watch = watchNow();
    if (text !== undefined && watch !== undefined && !watch.come) {
      if (watch.moment.statement.test(text)) about = watch;
      if (/^rollback/i.test(text)) about = undefined;
      const commits = !inTransaction || /^commit/i.test(text);
      if (about === watch && watch.moment.commit === "before" && commits) hold(watch);
    }
    send(database, bytes);
  };
  const answers = ({ ready, bytes }: WireMessage) => {
    if (ready !== undefined) {
      inTransaction = ready !== "I";
      const isOver = about !== undefined && !about.come && about.moment.commit === "after" && !inTransaction;
      if (about !== undefined && isOver) hold(about);
    }
    send(client, bytes);
  };
  const fromClient = messagesOf("client", statements);
  const fromDatabase = messagesOf("database", statements);
  client.on("data", (chunk) => fromClient(chunk).forEach(asks));
  database.on("data", (chunk) => fromDatabase(chunk).forEach(answers));
}
