import type { IncomingMessage, ServerResponse } from "node:http";
import type { Access } from "./access.ts";
import type { Decision, TokenHeaders } from "./gate.ts";
import { withhold } from "./withheld.ts";

export function tokenHeaders({ headers }: IncomingMessage): TokenHeaders {
  const own = headers["x-acs-dingtalk-access-token"];
  return { authorization: headers.authorization, "x-acs-dingtalk-access-token": own?.toString() };
}

/** Who may go on; undefined where the refusal is answered already. */
export function letInto(response: ServerResponse, decision: Decision): Access | undefined {
  if ("refusal" in decision) {
    const { status, headers, body } = decision.refusal;
    response.writeHead(status, {
      "content-type": "application/json",
      "cache-control": "no-store",
      ...headers,
    });
    response.end(JSON.stringify(body));
    return undefined;
  }
  const { access, answered } = decision;
  response.once("close", () => answered(response.statusCode));
  if (access.closed.size > 0) withhold(response, access.closed);
  return access;
}
