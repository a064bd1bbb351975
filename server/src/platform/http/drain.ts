import { Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance } from "fastify";

const lookMs = 50;

/**
 * Makes the way to end without breaking a request off: no connection is taken any more, and those that are kept alive
 * have `graceMs` to bring what is on its way to us. Each is closed with the answer to what it brings, so that who
 * balances load goes elsewhere. What is under way is answered, however long it takes.
 */
export function prepareDrain(app: FastifyInstance, graceMs: number): () => Promise<void> {
  let isDraining = false;
  app.addHook("onSend", (_request, reply, _body, done) => {
    if (isDraining) reply.header("connection", "close");
    done();
  });
  return async () => {
    isDraining = true;
    let isClosed = false;
    // That of `http.Server` would cut connections on which a request may be coming.
    Server.prototype.close.call(app.server, () => {
      isClosed = true;
    });
    const graceOver = performance.now() + graceMs;
    for (; !isClosed; await sleep(lookMs))
      if (performance.now() >= graceOver) app.server.closeIdleConnections();
  };
}
