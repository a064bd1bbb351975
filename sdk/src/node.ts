// For plain `node:http`: wraps a handler.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Access, Needs } from "./api/access.ts";
import { gate } from "./api/gate.ts";
import type { ApiOptions } from "./api/introspection.ts";
import { letInto, tokenHeaders } from "./api/node-answer.ts";

export type { Access, ApiOptions, Needs };

type Handler = (request: IncomingMessage, response: ServerResponse, access: Access) => unknown;

/**
 * @example
 * const behalf = behalfApi({ baseUrl, apiId, secret });
 * createServer(behalf.protect({ scope: "Expense.Claim.Read" }, (request, response, { sub }) => …));
 */
export function behalfApi(options: ApiOptions) {
  const admit = gate(options);

  function protect(needs: Needs, handle: Handler) {
    return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const access = letInto(response, await admit(tokenHeaders(request), needs));
      if (access !== undefined) await handle(request, response, access);
    };
  }

  return { protect };
}
