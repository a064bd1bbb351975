import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export interface DelayProxy {
  /** The same database, by way of the proxy. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Stands before PostgreSQL and holds back whatever is sent to it, each piece for another time between 0 and `mostMs`,
 * in order within a connection. `random` answers numbers in [0, 1).
 */
export async function delayProxy(
  databaseUrl: string,
  { mostMs, random }: { mostMs: number; random: () => number },
): Promise<DelayProxy> {
  const target = targetOf(databaseUrl);
  const sockets = new Set<Socket>();
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
    database.pipe(client);
    let dueAt = 0;
    client.on("data", (chunk) => {
      dueAt = Math.max(dueAt, performance.now() + random() * mostMs);
      setTimeout(() => database.write(chunk), Math.max(0, dueAt - performance.now()));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  return {
    url: url.href,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** A host that is a path is the folder of a UNIX socket. */
export function targetOf(databaseUrl: string): { path: string } | { host: string; port: number } {
  const { hostname, port } = new URL(databaseUrl);
  const host = decodeURIComponent(hostname);
  return host.startsWith("/")
    ? { path: `${host}/.s.PGSQL.${port || 5432}` }
    : { host, port: Number(port || 5432) };
}
