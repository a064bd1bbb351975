// For Hono: a middleware of a route.
import type { MiddlewareHandler } from "hono";
import type { Access, Needs } from "./api/access.ts";
import { gate, operationOf } from "./api/gate.ts";
import type { ApiOptions } from "./api/introspection.ts";
import { openPart } from "./api/open-part.ts";

export type { Access, ApiOptions, Needs };

/**
 * @example
 * const behalf = behalfApi({ baseUrl, apiId, secret });
 * app.get("/claims", behalf.protect({ scope: "Expense.Claim.Read" }), (c) => c.json(claimsOf(c.get("behalf").sub)));
 */
export function behalfApi(options: ApiOptions) {
  const admit = gate(options);

  function protect(needs: Needs = {}): MiddlewareHandler<{ Variables: { behalf: Access } }> {
    return async (c, next) => {
      const headers = {
        authorization: c.req.header("authorization"),
        "x-acs-dingtalk-access-token": c.req.header("x-acs-dingtalk-access-token"),
      };
      const decision = await admit(headers, needs, operationOf(c.req.method, c.req.routePath));
      if ("refusal" in decision) {
        const { status, headers, body } = decision.refusal;
        return Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });
      }
      const { access, answered } = decision;
      c.set("behalf", access);
      await next();
      if (access.closed.size > 0) {
        const open = await openAnswer(c.res, access.closed);
        // Else the new answer gets the headers of the old one, its length among them.
        c.res = undefined;
        c.res = open;
      }
      answered(c.res.status);
      return undefined;
    };
  }

  return { protect };
}

async function openAnswer(answer: Response, closed: ReadonlySet<string>): Promise<Response> {
  const headers = new Headers(answer.headers);
  // No JSON, and perhaps without an end.
  if (headers.get("content-type")?.startsWith("text/event-stream")) return answer;
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const { status } = answer;
  const open = openPart(
    {
      status,
      bytes,
      contentType: headers.get("content-type") ?? undefined,
      contentEncoding: headers.get("content-encoding") ?? undefined,
    },
    closed,
  );
  if (open === undefined) return new Response(answer.body === null ? null : bytes, { status, headers });
  for (const name of ["etag", "content-length"]) headers.delete(name);
  if (open.readable) return new Response(open.text === "" ? null : open.text, { status, headers });
  return new Response(open.text, { status: 500, headers: { "content-type": "application/json" } });
}
