// For Express, 4 and 5: a middleware of a route.
import type { RequestHandler } from "express";
import type { Access, Needs } from "./api/access.ts";
import { gate, operationOf } from "./api/gate.ts";
import type { ApiOptions } from "./api/introspection.ts";
import { letInto, tokenHeaders } from "./api/node-answer.ts";

export type { Access, ApiOptions, Needs };

declare global {
  namespace Express {
    interface Request {
      /** Who asks, behind `protect`. */
      behalf: Access;
    }
  }
}

/**
 * @example
 * const behalf = behalfApi({ baseUrl, apiId, secret });
 * app.get("/claims", behalf.protect({ scope: "Expense.Claim.Read" }), (request, response) => …);
 */
export function behalfApi(options: ApiOptions) {
  const admit = gate(options);

  function protect(needs: Needs = {}): RequestHandler {
    return (request, response, next) => {
      // Of what a router is mounted under Express knows the values alone, such as whose claims they are.
      admit(tokenHeaders(request), needs, operationOf(request.method, request.route?.path))
        .then((decision) => {
          const access = letInto(response, decision);
          if (access === undefined) return;
          request.behalf = access;
          next();
        })
        .catch(next);
    };
  }

  return { protect };
}
