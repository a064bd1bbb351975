import { once } from "node:events";
import { type AddressInfo, connect, type Socket } from "node:net";
import { fastify } from "fastify";
import { expect, test } from "vitest";
import { prepareDrain } from "./drain.ts";

const ask = "GET / HTTP/1.1\r\nhost: test\r\n\r\n";

/** A server that answers when it is let, and a connection to it that has been used and is kept alive. */
async function keptAlive(graceMs: number) {
  const app = fastify();
  let released: Promise<unknown> = Promise.resolve();
  app.get("/", async () => {
    await released;
    return "answered";
  });
  const drain = prepareDrain(app, graceMs);
  await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1").setEncoding("utf8");
  await answerTo(socket);
  const holds = (until: Promise<unknown>) => {
    released = until;
  };
  return { socket, port, drain, holds };
}

async function answerTo(socket: Socket): Promise<string> {
  socket.write(ask);
  const [answer] = await once(socket, "data");
  return String(answer);
}

test("a request that comes on a kept-alive connection while the server ends is answered, and the connection with it closed", async () => {
  const { socket, drain } = await keptAlive(10_000);

  const drained = drain();

  const answer = await answerTo(socket);
  expect(answer).toContain("200 OK");
  expect(answer.toLowerCase()).toContain("connection: close");
  await drained;
});

test("a request under way is answered after the grace is over", async () => {
  const { socket, drain, holds } = await keptAlive(0);
  const { promise, resolve } = Promise.withResolvers<void>();
  holds(promise);
  socket.write(ask);
  await new Promise((next) => setTimeout(next, 100));

  const drained = drain();
  const answer = once(socket, "data");
  await new Promise((next) => setTimeout(next, 200));
  resolve();

  expect(String(await answer)).toContain("200 OK");
  await drained;
});

test("connections that bring nothing are closed when the grace is over, and no other is taken", async () => {
  const { socket, port, drain } = await keptAlive(100);
  const ended = once(socket, "close");
  socket.resume();

  const drained = drain();

  const refused = connect(port, "127.0.0.1");
  const [error] = await once(refused, "error");
  expect(error).toMatchObject({ code: "ECONNREFUSED" });
  await Promise.all([ended, drained]);
});
