import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import express from "express";
import Fastify from "fastify";
import { Hono } from "hono";
import * as forExpress from "../express.ts";
import * as forFastify from "../fastify.ts";
import * as forHono from "../hono.ts";
import * as forNode from "../node.ts";
import { claims, closesLater, listening, type Serve, seenBy, seenHeader } from "./promises.ts";

export const frameworks: [name: string, serve: Serve][] = [
  [
    "Express",
    async (options, needs) => {
      const behalf = forExpress.behalfApi(options);
      const app = express();
      app.get("/claims/:id", behalf.protect(needs), (asked, answer) => {
        answer.set(seenHeader, seenBy(asked.behalf)).json(claims);
      });
      app.get("/raw/:id", behalf.protect(needs), (_, answer) => void answer.end(JSON.stringify(claims)));
      return listening(createServer(app));
    },
  ],
  [
    "Fastify",
    async (options, needs) => {
      const behalf = forFastify.behalfApi(options);
      const app = Fastify({ forceCloseConnections: true });
      app.get("/claims/:id", behalf.protect(needs), async (asked, reply) => {
        reply.header(seenHeader, seenBy(asked.behalf));
        return claims;
      });
      app.get("/raw/:id", behalf.protect(needs), async (_, reply) => {
        reply.hijack();
        reply.raw.writeHead(200, { "content-type": "application/json" });
        reply.raw.write(JSON.stringify(claims).slice(0, 50));
        reply.raw.end(JSON.stringify(claims).slice(50));
      });
      closesLater(() => app.close());
      return app.listen({ port: 0, host: "127.0.0.1" });
    },
  ],
  [
    "Hono",
    async (options, needs) => {
      const behalf = forHono.behalfApi(options);
      const app = new Hono();
      app.get("/claims/:id", behalf.protect(needs), (c) => {
        c.header(seenHeader, seenBy(c.get("behalf")));
        return c.json(claims);
      });
      app.get("/raw/:id", behalf.protect(needs), (c) => c.body(JSON.stringify(claims)));
      return listening(createServer((asked, answer) => throughFetch(app, asked, answer)));
    },
  ],
  [
    "node:http",
    async (options, needs) => {
      const behalf = forNode.behalfApi(options);
      const handler = behalf.protect({ operation: "GET /claims/{id}", ...needs }, (asked, answer, access) => {
        if (asked.url?.startsWith("/raw")) answer.end(JSON.stringify(claims));
        else
          answer
            .writeHead(200, "Fine", {
              "content-type": "application/json",
              [seenHeader]: seenBy(access),
              "content-length": JSON.stringify(claims).length,
            })
            .end(JSON.stringify(claims));
      });
      return listening(createServer(handler));
    },
  ],
];

async function throughFetch(app: Hono, asked: IncomingMessage, answer: ServerResponse): Promise<void> {
  const headers = new Headers(asked.headers as Record<string, string>);
  const reply = await app.fetch(
    new Request(`http://app${asked.url}`, { method: asked.method ?? "GET", headers }),
  );
  answer
    .writeHead(reply.status, Object.fromEntries(reply.headers))
    .end(Buffer.from(await reply.arrayBuffer()));
}
