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

/** What it answers with as JSON, or a `Response` to the letter. */
type Answering = (request: SkillRequest, code: string) => Promise<unknown>;

/** How requests reach a skill, and how it stops hearing them. */
export interface Listening {
  readonly origin: string;
  stop(): Promise<void>;
  /** For one that connects by itself. */
  usesCredentials?(credentials: ClientCredentials): void;
  /** Resolves once requests reach it. */
  ready?(): Promise<void>;
}

export type Listen = (answer: (request: SkillRequest) => Promise<unknown>) => Promise<Listening>;

/** Somebody's skill: it does its work with the unmodified official client, however requests reach it. */
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
  /** Resolves once requests reach it. */
  ready(): Promise<void>;
  /** Counts among what it got for its codes. */
  keeps(tokens: OfficialTokens): void;
  /** From now on it takes its codes and exchanges none, so that a test can. */
  keepsItsCodes(): void;
  /** From now on it answers so; bytes are sent as they are. */
  answersWith(answering: Answering): void;
  stop(): Promise<void>;
}

/** A real HTTP server on loopback, unless it is told to listen otherwise. */
export async function startSkill(platformUrl: string, listen: Listen = listenOverHttp): Promise<Skill> {
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
  const listening = await listen(async (request) => {
    requests.push(request);
    try {
      return await answering(request, request.query.oauthAuthCode ?? "");
    } catch (error) {
      errors.push(error);
      throw error;
    }
  });
  return {
    origin: listening.origin,
    stop: () => listening.stop(),
    requests: () => requests,
    codesReceived: () => requests.flatMap(({ query }) => query.oauthAuthCode ?? []),
    tokens: () => tokens,
    errors: () => errors,
    get client() {
      return client;
    },
    usesCredentials: (credentials) => {
      client = officialClient(platformUrl, credentials);
      listening.usesCredentials?.(credentials);
    },
    ready: async () => listening.ready?.(),
    keeps: (got) => void tokens.push(got),
    keepsItsCodes: () => {
      answering = async () => ({ done: true });
    },
    answersWith: (next) => {
      answering = next;
    },
  };
}

const listenOverHttp: Listen = async (answer) => {
  const server = createServer(async (incoming, response) => {
    const reply = (status: number, body: unknown) =>
      response
        .writeHead(status, { "content-type": "application/json; charset=utf-8" })
        .end(body instanceof Uint8Array ? body : JSON.stringify(body));
    const toTheLetter = async (said: Response) =>
      response.writeHead(said.status, [...said.headers].flat()).end(Buffer.from(await said.arrayBuffer()));
    await readRequest(incoming)
      .then(answer)
      .then((body) => (body instanceof Response ? toTheLetter(body) : reply(200, body)))
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
};

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
