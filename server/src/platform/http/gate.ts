import { randomUUID } from "node:crypto";
import { createServer, type RequestListener, type Server, type ServerOptions } from "node:http";
import type { Config } from "../config.ts";
import { type Admission, crowded } from "./admission.ts";
import type { ErrorDialect, ErrorForm } from "./dialect.ts";
import { ownErrors } from "./reply-errors.ts";
import { isOurApi, securityHeadersOfRefusals } from "./security-headers.ts";

interface Gate {
  config: Pick<Config, "PUBLIC_URL">;
  admission: Admission;
  dialects: readonly ErrorDialect[];
}

interface Limits {
  http?: ServerOptions | null;
  keepAliveTimeout?: number;
  requestTimeout?: number;
  connectionTimeout?: number;
}

/**
 * The server below the framework, which refuses who finds no place before the framework has looked at the request: a
 * flood leaves the processor to those who have one. The limits are the framework's (its `serverFactory`).
 */
export function gatedServer({ config, admission, dialects }: Gate) {
  const headers = { ...securityHeadersOfRefusals(config), "content-type": "application/json; charset=utf-8" };
  return (handle: RequestListener, { http, ...limits }: Limits): Server => {
    const server = createServer(http ?? {}, (request, response) => {
      const { url = "" } = request;
      if (!isOurApi(url) || !admission.refuses()) return handle(request, response);
      const told = formFor(url, dialects).tell(crowded, randomUUID());
      const body = JSON.stringify(told.body);
      const length = { "content-length": Buffer.byteLength(body) };
      response.writeHead(told.status, { ...headers, ...told.headers, ...length }).end(body);
    });
    server.keepAliveTimeout = limits.keepAliveTimeout ?? server.keepAliveTimeout;
    server.requestTimeout = limits.requestTimeout ?? server.requestTimeout;
    return server.setTimeout(limits.connectionTimeout ?? 0);
  };
}

const formFor = (url: string, dialects: readonly ErrorDialect[]): ErrorForm =>
  dialects.find(({ prefix }) => url.startsWith(`${prefix}/`)) ?? ownErrors;
