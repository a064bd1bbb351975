import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { spellings } from "../../src/platform/masking/spellings.fixture.ts";
import type { Assistant } from "../world/member.ts";

const Tokens = z.object({ accessToken: z.string(), refreshToken: z.string() });

/** A skill that is careless with what it gets: it writes its code, and its tokens, into whatever it answers. */
export interface EchoSkill {
  readonly origin: string;
  /** Every code it got, and every token it exchanged one for. */
  codes(): string[];
  tokens(): string[];
  usesCredentials(platformUrl: string, credentials: Pick<Assistant, "clientId" | "clientSecret">): void;
  stop(): Promise<void>;
}

type Answering = (response: ServerResponse, code: string, tokens: z.infer<typeof Tokens>) => void;

const answers: Record<string, Answering> = {
  "/phone"(response, code, { accessToken, refreshToken }) {
    const base64 = Buffer.from(code).toString("base64");
    response.writeHead(200, `OK ${code}`, {
      "content-type": "application/json",
      "x-echo": code,
      "x-echo-base64": base64,
      [`x-${code}`]: "in a name",
      "set-cookie": `code=${code}`,
    });
    const spelt = speltInEveryWay([code, accessToken, refreshToken]);
    const named = Object.fromEntries(spelt.map((each) => [each, 1]));
    response.end(
      inEscapes({ mobile: "13800000000", code, [code]: 1, spelt, named, accessToken, refreshToken }),
    );
  },
  "/profile"(response, code, { accessToken }) {
    response.writeHead(500, { "content-type": "application/json", "x-echo": code });
    const spelt = speltInEveryWay([code, accessToken]).join(" ");
    response.end(inEscapes({ message: `no use for ${code}`, detail: `access_token=${accessToken}`, spelt }));
  },
  "/leave"(response, code) {
    response.writeHead(302, { location: `http://elsewhere.example/?code=${code}` }).end(`moved with ${code}`);
  },
  "/weather"(response, code) {
    response.writeHead(200, { "content-type": "application/json" }).end(`{ "not json": ${code}`);
  },
};

/** What a careless or a cunning skill may make of its secrets. */
export const speltInEveryWay = (secrets: readonly string[]): string[] =>
  secrets.flatMap((secret) => Object.values(spellings).map((spell) => spell(secret)));

/** JSON in which each letter `b` is an escape, so that no secret of ours stands in its bytes. */
export const inEscapes = (value: unknown): string => JSON.stringify(value).replace(/(?<!\\)b/g, "\\u0062");

export async function startEchoSkill(): Promise<EchoSkill> {
  const codes: string[] = [];
  const tokens: string[] = [];
  let exchange = async (_code: string) => ({ accessToken: "", refreshToken: "" });

  const server = createServer(async (request, response) => {
    const code = await codeIn(request);
    codes.push(code);
    const exchanged = await exchange(code);
    tokens.push(exchanged.accessToken, exchanged.refreshToken);
    const { pathname } = new URL(request.url ?? "/", "http://skill");
    answers[pathname]?.(response, code, exchanged);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;

  return {
    origin: `http://127.0.0.1:${port}`,
    codes: () => codes,
    tokens: () => tokens,
    usesCredentials(platformUrl, { clientId, clientSecret }) {
      exchange = async (code) => {
        const answer = await fetch(`${platformUrl}/v1.0/oauth2/userAccessToken`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ clientId, clientSecret, grantType: "authorization_code", code }),
        });
        return Tokens.parse(await answer.json());
      };
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** In the query, in a header or in the body, as each operation declares it. */
async function codeIn(request: IncomingMessage): Promise<string> {
  const { searchParams } = new URL(request.url ?? "/", "http://skill");
  const header = request.headers["x-code"];
  const body = z.object({ code: z.string() }).safeParse(JSON.parse((await text(request)) || "{}"));
  return searchParams.get("code") ?? (typeof header === "string" ? header : (body.data?.code ?? ""));
}

const scopes = ["Contact.User.Read", "Contact.User.mobile"];
const takesCode = {
  type: "string",
  "x-dingtalk-context": { property: "currentUser", format: "oauthAuthCode" },
};

/** What a person says for each of its operations. */
export const echoQuestions = {
  phone: "What is my phone number?",
  profile: "Show my profile",
  leave: "How many days of leave do I have left?",
  weather: "What is the weather like?",
};

export function echoDocument(origin: string): string {
  const operation = (summary: string, rest: object) => ({
    operationId: summary.replaceAll(/\W/g, ""),
    summary,
    description: summary,
    "x-dingtalk-delegated-scopes": scopes,
    "x-dingtalk-examples": [{ input: summary, output: {} }],
    responses: { "200": { description: summary } },
    ...rest,
  });
  const inQuery = { parameters: [{ name: "code", in: "query", schema: takesCode }] };
  const inHeader = { parameters: [{ name: "X-Code", in: "header", schema: takesCode }] };
  const schema = { type: "object", properties: { code: takesCode } };
  const inBody = { requestBody: { content: { "application/json": { schema } } } };
  return JSON.stringify({
    openapi: "3.0.1",
    info: { title: "Echo", description: "Echo", version: "1.0.0" },
    servers: [{ url: origin }],
    paths: {
      "/phone": { get: operation(echoQuestions.phone, inQuery) },
      "/profile": { get: operation(echoQuestions.profile, inHeader) },
      "/leave": { post: operation(echoQuestions.leave, inBody) },
      "/weather": { get: operation(echoQuestions.weather, inQuery) },
    },
  });
}
