// A skill that misbehaves at socket level, one way for each path. As a program of its own it tells its port.
import { createServer, type Socket } from "node:net";
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from "node:zlib";

const ok = (headers: string, body: string | Buffer = "") =>
  Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${headers}\r\n`), Buffer.from(body)]);
const coded = (coding: string, body: Buffer) =>
  ok(`content-encoding: ${coding}\r\ncontent-length: ${body.length}\r\n`, body);

const modes: Record<string, (socket: Socket) => void> = {
  "/good": (socket) => socket.end(ok("content-length: 2\r\nset-cookie: a=1\r\nset-cookie: b=2\r\n", "hi")),
  "/large": (socket) => socket.end(ok("content-length: 200000\r\n", "x".repeat(200_000))),
  "/until-close": (socket) => socket.end(ok("", "hi")),
  "/chunked": (socket) => socket.end(ok("transfer-encoding: chunked\r\n", "1\r\nh\r\n1\r\ni\r\n0\r\n\r\n")),
  "/early-hints": (socket) =>
    socket.end(
      Buffer.concat([
        Buffer.from("HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n"),
        ok("content-length: 2\r\n", "hi"),
      ]),
    ),
  "/hang": () => {},
  "/hang-mid-header": (socket) => socket.write("HTTP/1.1 200 OK\r\nx: "),
  "/hang-mid-body": (socket) => socket.write(ok("content-length: 10\r\n", "hi")),
  "/large-then-hang": (socket) => socket.write(ok("content-length: 1048576\r\n", "x".repeat(1_000_000))),
  "/drip": (socket) => every(socket, 20, ok("content-length: 60000\r\n"), "x"),
  "/drip-header": (socket) => every(socket, 20, "HTTP/1.1 200 OK\r\n", "x"),
  "/endless": (socket) =>
    every(socket, 0, ok("transfer-encoding: chunked\r\n"), `4000\r\n${"x".repeat(0x4000)}\r\n`),
  "/endless-header": (socket) => every(socket, 0, "HTTP/1.1 200 OK\r\n", `x: ${"x".repeat(1000)}\r\n`),
  "/huge-announced": (socket) => socket.write(ok("content-length: 1073741824\r\n", "x")),
  "/early-close": (socket) => socket.destroy(),
  "/close-mid-body": (socket) => socket.end(ok("content-length: 10\r\n", "hi")),
  "/too-long": (socket) => socket.end(ok("content-length: 1\r\n", "hi")),
  "/length-lie": (socket) => socket.end(ok("content-length: -1\r\n", "hi")),
  "/not-http": (socket) => socket.end("SSH-2.0-OpenSSH_9.9\r\n"),
  "/redirect": (socket) => socket.end("HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1/x?code=c\r\n\r\n"),
  "/upgrade": (socket) => socket.end("HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\nhi"),
  "/gzip": (socket) => socket.end(coded("gzip", gzipSync("hi"))),
  "/br": (socket) => socket.end(coded("br", brotliCompressSync("hi"))),
  "/deflate": (socket) => socket.end(coded("deflate", deflateSync("hi"))),
  "/deflate-raw": (socket) => socket.end(coded("deflate", deflateRawSync("hi"))),
  "/gzip-bomb": (socket) => socket.end(coded("gzip", bomb)),
  // Its second part is small, and with it the length at its end.
  "/gzip-bomb-hidden": (socket) => socket.end(coded("gzip", Buffer.concat([bomb, gzipSync("hi")]))),
  "/br-bomb": (socket) => socket.end(coded("br", brotliBomb)),
  "/gzip-broken": (socket) => socket.end(coded("gzip", Buffer.from("not gzip"))),
  "/gzip-twice": (socket) => socket.end(coded("gzip, gzip", gzipSync(gzipSync("hi")))),
  "/unknown-coding": (socket) => socket.end(coded("compress", Buffer.from("hi"))),
};
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024), { level: 1 });
const brotliBomb = brotliCompressSync(Buffer.alloc(20 * 1024 * 1024), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
});

export interface BadSkill {
  readonly port: number;
  /** Requests that arrived, as their raw text. */
  readonly received: string[];
  readonly openSockets: () => number;
  readonly close: () => void;
}

export async function startBadSkill(): Promise<BadSkill> {
  const sockets = new Set<Socket>();
  const received: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    socket.once("data", (data) => {
      received.push(data.toString("latin1"));
      const path = data.toString("latin1").split(" ")[1] ?? "";
      modes[path]?.(socket);
    });
  });
  const port = await new Promise<number>((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    }),
  );
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port, received, openSockets: () => sockets.size, close };
}

if (import.meta.main) process.send?.((await startBadSkill()).port);

function every(socket: Socket, ms: number, head: string | Buffer, piece: string): void {
  socket.write(head);
  const next = () => {
    if (socket.destroyed) return;
    const drained = socket.write(piece);
    if (ms > 0) setTimeout(next, ms);
    else if (drained) setImmediate(next);
    else socket.once("drain", next);
  };
  next();
}
