// The web server of the samples: it exchanges the code of each call, and puts what an operation makes of it into JSON.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { PlatformError, platform } from "../sdk/src/index.ts";

export type Language = "zh" | "en";

/** “站会 / Stand-up” is a name in both languages. */
export function inLanguage(language: Language, name: string): string {
  const [zh = name, en = name, ...others] = name.split(" / ");
  if (others.length > 0) return name;
  return language === "zh" ? zh : en;
}

export interface Asked {
  /** The parameters of the query, or of the body. */
  given: Readonly<Record<string, string | undefined>>;
  /** What the person speaks. */
  language: Language;
  /** Opens what the person allowed. */
  accessToken: string;
  behalf: ReturnType<typeof platform>;
}

/** By method and path, such as `GET /agenda`. */
export type Operations = Readonly<Record<string, (asked: Asked) => Promise<object>>>;

/** What the person is told where it does not work. */
export class Refusal extends Error {}

interface Place {
  /** The platform. */
  url: string;
  /** A file with client id and secret. */
  credentials: string;
  port: number;
}

/** Resolves once it listens. */
export async function serve(
  operations: Operations,
  { url, credentials, port }: Place,
): Promise<{ port: number; stop(): void }> {
  const own = JSON.parse(readFileSync(credentials, "utf8"));
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://skill");
    const operation = operations[`${request.method} ${pathname}`];
    if (operation === undefined) return reply(response, 404, { message: "There is no such operation." });
    try {
      const { oauthAuthCode = "", ...given } = await parametersOf(request, searchParams);
      const behalf = platform({ url, ...(clientIn(request) ?? own) });
      const { accessToken } = await behalf.exchangeCode(oauthAuthCode);
      reply(response, 200, await operation({ given, language: languageOf(request), accessToken, behalf }));
    } catch (error) {
      reply(response, ...refusalOf(error));
    }
  });
  await once(server.listen(port, "127.0.0.1"), "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the skill has no port");
  return { port: address.port, stop: () => server.close() };
}

/** A sample by itself, with the settings of the environment. */
export async function serveAlone(operations: Operations): Promise<void> {
  const {
    BEHALF_URL = "http://127.0.0.1:8080",
    CREDENTIALS_FILE = "credentials.json",
    PORT = "9090",
  } = process.env;
  const { port } = await serve(operations, {
    url: BEHALF_URL,
    credentials: CREDENTIALS_FILE,
    port: Number(PORT),
  });
  process.stdout.write(`The skill listens at http://127.0.0.1:${port}\n`);
}

const longestBody = 64 * 1024;

async function parametersOf(request: IncomingMessage, query: URLSearchParams): Promise<Asked["given"]> {
  if (request.method === "GET") return Object.fromEntries(query);
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += chunk;
    if (text.length > longestBody) throw new Refusal("The body is too long.");
  }
  return JSON.parse(text);
}

/** The application that a caller proves itself with, where it is not the samples' own. */
function clientIn({ headers }: IncomingMessage): { clientId: string; clientSecret: string } | undefined {
  const [, basic = ""] = /^Basic (\S+)$/i.exec(headers.authorization ?? "") ?? [];
  const [clientId, clientSecret] = Buffer.from(basic, "base64").toString().split(":");
  return clientId && clientSecret ? { clientId, clientSecret } : undefined;
}

const languageOf = ({ headers }: IncomingMessage): Language =>
  headers["accept-language"]?.startsWith("zh") ? "zh" : "en";

function refusalOf(error: unknown): [status: number, body: object] {
  if (error instanceof Refusal) return [200, { success: false, message: error.message }];
  if (error instanceof PlatformError) return [502, { code: error.code, message: error.message }];
  return [500, { message: "The skill could not reach the platform." }];
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
}
