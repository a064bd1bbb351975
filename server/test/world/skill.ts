import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type ClientCredentials,
  type OfficialClient,
  type OfficialTokens,
  officialClient,
} from "./official-client.ts";

/** One request as the skill got it. */
export interface SkillRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage["headers"];
  body: string;
}

type Answering = (request: SkillRequest, code: string) => Promise<unknown>;

/** Somebody's skill: a real HTTP server on loopback that does its work with the unmodified official client. */
export interface Skill {
  readonly origin: string;
  requests(): SkillRequest[];
  codesReceived(): string[];
  /** What it got for its codes, in their order. */
  tokens(): OfficialTokens[];
  /** What the official client threw while the skill was at work. */
  errors(): unknown[];
  /** Its developer's own calls, with the credentials it has now. */
  readonly client: OfficialClient;
  usesCredentials(credentials: ClientCredentials): void;
  /** From now on it takes its codes and exchanges none, so that a test can. */
  keepsItsCodes(): void;
  /** From now on it answers so. */
  answersWith(answering: Answering): void;
  stop(): Promise<void>;
}

export async function startSkill(platformUrl: string): Promise<Skill> {
  const requests: SkillRequest[] = [];
  const tokens: OfficialTokens[] = [];
  const errors: unknown[] = [];
  let client = officialClient(platformUrl, { clientId: "", clientSecret: "" });

  const honest: Answering = async ({ path }, code) => {
    if (path === "/weather") return { weather: "sunny" };
    const exchanged = await client.exchange(code);
    tokens.push(exchanged);
    const { nick, email, mobile } = await client.profile(exchanged.accessToken);
    return path === "/phone" ? { mobile } : { name: nick, email };
  };
  let answering = honest;

  const server = createServer(async (incoming, response) => {
    const reply = (status: number, body: unknown) =>
      response
        .writeHead(status, { "content-type": "application/json; charset=utf-8" })
        .end(JSON.stringify(body));
    try {
      const request = await readRequest(incoming);
      requests.push(request);
      reply(200, await answering(request, request.query.oauthAuthCode ?? ""));
    } catch (error) {
      errors.push(error);
      reply(502, { message: "The platform refused." });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    origin: `http://127.0.0.1:${port}`,
    requests: () => requests,
    codesReceived: () => requests.flatMap(({ query }) => query.oauthAuthCode ?? []),
    tokens: () => tokens,
    errors: () => errors,
    get client() {
      return client;
    },
    usesCredentials(credentials) {
      client = officialClient(platformUrl, credentials);
    },
    keepsItsCodes() {
      answering = async () => ({ done: true });
    },
    answersWith(next) {
      answering = next;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readRequest(incoming: IncomingMessage): Promise<SkillRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://skill");
  return {
    method: incoming.method ?? "",
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString(),
  };
}
