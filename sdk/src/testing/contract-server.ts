// A small server that speaks what an API needs of Behalf, and can be told to fail.
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { LiveToken, Outcome } from "../api/introspection.ts";

export interface ContractServer {
  baseUrl: string;
  /** Makes a token with these members of its own; the rest is as usual. */
  token(has?: Partial<LiveToken>): string;
  revoke(token: string): void;
  /** What was asked, oldest first. */
  questions: URLSearchParams[];
  outcomes: Outcome[];
  /** What happens to the next requests instead of an answer, in turn. */
  next: ("reset" | "hang" | "page" | number)[];
  close(): Promise<void>;
}

export const own = { apiId: "api_expenses", secret: "bhf_tag_secret" };

export async function contractServer(): Promise<ContractServer> {
  const tokens = new Map<string, LiveToken>();
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const failure = contract.next.shift();
    if (failure === "reset") return request.socket.resetAndDestroy();
    if (failure === "hang") return undefined;
    if (failure === "page") return response.end("<html>Sign in to the network</html>");
    if (failure !== undefined) return answer(response, failure, {}, { "retry-after": "7", location: "/" });
    if (request.headers.authorization !== `Basic ${btoa(`${own.apiId}:${own.secret}`)}`)
      return answer(response, 401, { error: "invalid_client" }, { "www-authenticate": "Basic" });
    if (request.url === "/oauth2/introspect/outcomes") {
      contract.outcomes.push(...JSON.parse(body).outcomes);
      return response.writeHead(204).end();
    }
    const question = new URLSearchParams(body);
    contract.questions.push(question);
    const said = tokens.get(question.get("token") ?? "") ?? { active: false, check: "chk_dead" };
    return answer(response, 200, said);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");

  const contract: ContractServer = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token(has) {
      const token = `token-${tokens.size}`;
      tokens.set(token, { ...usual(tokens.size), ...has });
      return token;
    },
    revoke: (token) => void tokens.delete(token),
    questions: [],
    outcomes: [],
    next: [],
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return contract;
}

const usual = (index: number): LiveToken => ({
  active: true,
  aud: own.apiId,
  sub: "usr_alice",
  client_id: "dingclient",
  scope: "Expense.Claim.Read",
  fields: [],
  exp: Math.floor(Date.now() / 1000) + 7200,
  iat: Math.floor(Date.now() / 1000),
  organisation: "dingcorp",
  kind: "delegated",
  run: "run_1",
  call_operation: "listMyClaims",
  check: `chk_${index}`,
});

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}

function answer(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
