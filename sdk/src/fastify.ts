// For Fastify: the options of a route.
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Access, Needs } from "./api/access.ts";
import { gate, operationOf } from "./api/gate.ts";
import type { ApiOptions } from "./api/introspection.ts";
import { tokenHeaders } from "./api/node-answer.ts";
import { openPart } from "./api/open-part.ts";
import { withhold } from "./api/withheld.ts";

export type { Access, ApiOptions, Needs };

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks, behind `protect`. */
    behalf: Access;
  }
}

/**
 * @example
 * const behalf = behalfApi({ baseUrl, apiId, secret });
 * app.get("/claims", behalf.protect({ scope: "Expense.Claim.Read" }), async (request) => …);
 */
export function behalfApi(options: ApiOptions) {
  const admit = gate(options);
  const lettingGo = new WeakMap<FastifyRequest, () => void>();

  function protect(needs: Needs = {}) {
    return {
      // Before the body is read: who may not come in sends nothing.
      async onRequest(request: FastifyRequest, reply: FastifyReply) {
        const operation = operationOf(request.method, request.routeOptions.url);
        const decision = await admit(tokenHeaders(request.raw), needs, operation);
        if ("refusal" in decision) {
          const { status, headers, body } = decision.refusal;
          return reply
            .code(status)
            .headers({ "cache-control": "no-store", ...headers })
            .send(body);
        }
        const { access, answered } = decision;
        request.behalf = access;
        reply.raw.once("close", () => answered(reply.raw.statusCode));
        if (access.closed.size > 0) lettingGo.set(request, withhold(reply.raw, access.closed));
      },
      // Text is looked into before others compress it; what is streamed, or written past Fastify, at its end.
      async onSend(request: FastifyRequest, reply: FastifyReply, payload: unknown) {
        const letGo = lettingGo.get(request);
        if (letGo === undefined || !(typeof payload === "string" || payload instanceof Uint8Array))
          return payload;
        letGo();
        const open = openPart(
          {
            status: reply.statusCode,
            bytes: typeof payload === "string" ? Buffer.from(payload) : payload,
            contentType: reply.getHeader("content-type")?.toString(),
            contentEncoding: reply.getHeader("content-encoding")?.toString(),
          },
          request.behalf.closed,
        );
        if (open === undefined) return payload;
        reply.removeHeader("etag").removeHeader("content-length");
        if (!open.readable) reply.code(500).type("application/json").removeHeader("content-encoding");
        return open.text;
      },
    };
  }

  return { protect };
}
