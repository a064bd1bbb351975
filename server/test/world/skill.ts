import { createServer, type IncomingMessage } from "node:http";
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
  let answering: Answering = async ({ path }, code) => {
    if (path === "/weather") return { weather: "sunny" };
    const exchanged = await client.exchange(code);
    tokens.push(exchanged);
    const { nick, email, mobile } = await client.profile(exchanged.accessToken);
    return path === "/phone" ? { mobile } : { name: nick, email };
  };
  const { origin, stop } = await listen(async (request) => {
    requests.push(request);
    try {
      return await answering(request, request.query.oauthAuthCode ?? "");
    } catch (error) {
      errors.push(error);
      throw error;
    }
  });
  return {
    origin,
    stop,
    requests: () => requests,
    codesReceived: () => requests.flatMap(({ query }) => query.oauthAuthCode ?? []),
    tokens: () => tokens,
    errors: () => errors,
    get client() {
      return client;
    },
    usesCredentials: (credentials) => {
      client = officialClient(platformUrl, credentials);
    },
    keepsItsCodes: () => {
      answering = async () => ({ done: true });
    },
    answersWith: (next) => {
      answering = next;
    },
  };
}

async function listen(
  answer: (request: SkillRequest) => Promise<unknown>,
): Promise<Pick<Skill, "origin" | "stop">> {
  const server = createServer(async (incoming, response) => {
    const reply = (status: number, body: unknown) =>
      response
        .writeHead(status, { "content-type": "application/json; charset=utf-8" })
        .end(JSON.stringify(body));
    await readRequest(incoming)
      .then(answer)
      .then((body) => reply(200, body))
      .catch(() => reply(502, { message: "The platform refused." }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the skill has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
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
