import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";

/** Refuses an upgrade, as one more answer on the compatible surface. */
export class UpgradeRefused extends Error {
  readonly status: string;
  readonly code: string;

  constructor(status: string, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

interface Connecting<A> {
  /** @throws UpgradeRefused */
  admit(request: IncomingMessage, ticket: string): Promise<A>;
  /** `undefined` when the client was gone, or its handshake was not one, before there was a socket. */
  connected(admitted: A, socket: WebSocket | undefined): void;
  onError(error: unknown): void;
}

const mebibyte = 1024 * 1024;

/** `GET /connect?ticket=…` becomes a WebSocket (RFC 6455 section 4.2); nothing else here does. Nothing of the URL is logged. */
export function acceptUpgrades<A>(server: Server, connecting: Connecting<A>): void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: mebibyte,
    maxFragments: 1024,
    maxBufferedChunks: 16 * 1024,
    perMessageDeflate: false,
    autoPong: false,
    clientTracking: false,
  });
  server.on("upgrade", (request, socket, head) => {
    // Until the library takes over: one that breaks meanwhile would end the process.
    const destroy = () => socket.destroy();
    socket.on("error", destroy);
    admit(request, connecting).then(
      (admitted) => {
        let opened: WebSocket | undefined;
        socket.off("error", destroy);
        sockets.handleUpgrade(request, socket, head, (webSocket) => {
          opened = webSocket;
        });
        connecting.connected(admitted, opened);
      },
      (error: unknown) => {
        if (!(error instanceof UpgradeRefused)) connecting.onError(error);
        refuse(socket, error instanceof UpgradeRefused ? error : unavailable);
      },
    );
  });
}

async function admit<A>(request: IncomingMessage, { admit }: Connecting<A>): Promise<A> {
  const url = URL.parse(request.url ?? "", "http://stream");
  if (url?.pathname !== "/connect") throw notFound;
  return admit(request, url.searchParams.get("ticket") ?? "");
}

const notFound = new UpgradeRefused("404 Not Found", "InvalidAction.NotFound", "Specified api is not found");
const unavailable = new UpgradeRefused(
  "503 Service Unavailable",
  "ServiceUnavailable",
  "服务暂不可用，请稍后重试",
);

function refuse(socket: Duplex, { status, code, message }: UpgradeRefused): void {
  const body = JSON.stringify({ code, requestid: randomUUID().toUpperCase(), message });
  const head = [
    `HTTP/1.1 ${status}`,
    "Connection: close",
    "Content-Type: application/json; charset=utf-8",
    "Cache-Control: no-store",
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.once("finish", () => socket.destroy());
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}
