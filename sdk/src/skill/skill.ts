import type { IncomingMessage, ServerResponse } from "node:http";
import type { Platform } from "../platform.ts";
import { AskAgain, PlatformError, Unreachable } from "./refusals.ts";

export type Language = "zh" | "en";

export interface Asked {
  /** The parameters of the query, or the members of the body; not the code. */
  given: Readonly<Record<string, string | undefined>>;
  headers: IncomingMessage["headers"];
  /** What the person speaks. */
  language: Language;
  /** Opens what the person allowed; empty where the operation asks for no permission. */
  accessToken: string;
  behalf: Platform;
}

/** By method and path, such as `GET /agenda`. */
export type SkillOperations = Readonly<Record<string, (asked: Asked) => Promise<object>>>;

/** What the person is told where it does not work. */
export class Refusal extends Error {}

export interface Skill {
  /** The application that the skill belongs to; by the headers of a call where it belongs to several. */
  behalf: Platform | ((headers: IncomingMessage["headers"]) => Platform);
  operations: SkillOperations;
  /** Is told what the person is not. Without it that is written to the log of the process. */
  onError?: (error: unknown) => void;
}

interface Call {
  method: string;
  /** Path and query. */
  uri: string;
  headers: IncomingMessage["headers"];
  body: string;
}

type Answer = [status: number, body: object];

/** Exchanges the code of each call, and puts what an operation makes of it into JSON. */
export function skill({ behalf, operations, onError = writeDown }: Skill) {
  async function answer({ method, uri, headers, body }: Call): Promise<Answer> {
    const { pathname, searchParams } = new URL(uri, "http://skill");
    const operation = operations[`${method} ${pathname}`];
    if (operation === undefined) return [404, { message: "There is no such operation." }];
    try {
      const { oauthAuthCode, ...given } = parametersIn(method, searchParams, body);
      const own = typeof behalf === "function" ? behalf(headers) : behalf;
      const { accessToken } = oauthAuthCode ? await own.exchangeCode(oauthAuthCode) : { accessToken: "" };
      const language = headers["accept-language"]?.startsWith("zh") ? "zh" : "en";
      return [200, await operation({ given, headers, language, accessToken, behalf: own })];
    } catch (error) {
      const [status, said] = refusalAnswer(error);
      if (status >= 500) onError(error);
      return [status, said];
    }
  }

  return {
    /** For `createServer` of `node:http`. */
    async http(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const body = await textOf(request);
      const call = { method: request.method ?? "GET", uri: request.url ?? "/", headers: request.headers };
      const [status, answered] = body === undefined ? tooLong : await answer({ ...call, body });
      response
        .writeHead(status, { "content-type": "application/json; charset=utf-8" })
        .end(JSON.stringify(answered));
    },

    /** Of a call over a stream: from `data` of the official client's callback to what `sendGraphAPIResponse` takes. */
    async stream(data: string): Promise<{ response: StreamAnswer }> {
      const { requestLine, headers = {}, body = "" } = JSON.parse(data);
      const [code, answered] = await answer({ ...requestLine, headers: lowerCase(headers), body });
      return {
        response: {
          statusLine: { code, reasonPhrase: code === 200 ? "OK" : "Error" },
          headers: { "content-type": "application/json" },
          body: JSON.stringify(answered),
        },
      };
    },
  };
}

interface StreamAnswer {
  statusLine: { code: number; reasonPhrase: string };
  headers: Record<string, string>;
  body: string;
}

function parametersIn(
  method: string,
  query: URLSearchParams,
  body: string,
): Record<string, string | undefined> {
  const inBody = method === "GET" || body === "" ? {} : JSON.parse(body);
  return { ...Object.fromEntries(query), ...inBody };
}

const lowerCase = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const longestBody = 1024 * 1024;
const tooLong: Answer = [413, { message: "The body is too long." }];

async function textOf(request: IncomingMessage): Promise<string | undefined> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += chunk;
    if (text.length > longestBody) return undefined;
  }
  return text;
}

function refusalAnswer(error: unknown): Answer {
  if (error instanceof Refusal) return [200, { success: false, message: error.message }];
  if (error instanceof AskAgain) return [200, error.answer];
  if (error instanceof PlatformError) return [502, { code: error.code, message: error.message }];
  if (error instanceof Unreachable) return [502, { message: error.message }];
  return [500, { message: "Something went wrong in the skill." }];
}

function writeDown(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
}
