import { randomUUID } from "node:crypto";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
} from "node:http";
import type { Ctx } from "../ctx.ts";
import type { AppError } from "../errors.ts";
import { type Admission, crowded } from "./admission.ts";
import { dialectsOf, type ErrorDialect, type ErrorForm } from "./dialect.ts";
import { ownErrors } from "./reply-errors.ts";
import type { Route } from "./route.ts";
import { isOurApi, securityHeadersOfRefusals } from "./security-headers.ts";

interface Gate {
  ctx: Ctx;
  admission: Admission;
  routes: readonly Route[];
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
export function gatedServer({ ctx, admission, routes }: Gate) {
  const dialects = dialectsOf(routes);
  const crowds = new Map(routes.map(({ method, url, crowded }) => [`${method} ${url}`, crowded]));
  const sentAlways = {
    ...securityHeadersOfRefusals(ctx.config),
    "content-type": "application/json; charset=utf-8",
  };

  const refusalOf = ({ method, headers, url = "" }: IncomingMessage): AppError | undefined => {
    if (!isOurApi(url)) return undefined;
    return admission.isFull ? crowded : crowds.get(`${method} ${url}`)?.(ctx, headers);
  };

  return (handle: RequestListener, { http, ...limits }: Limits): Server => {
    const server = createServer(http ?? {}, (request, response) => {
      const refusal = refusalOf(request);
      if (refusal === undefined) return handle(request, response);
      admission.noteRefused();
      const told = formFor(request.url ?? "", dialects).tell(refusal, randomUUID());
      const body = JSON.stringify(told.body);
      const length = { "content-length": Buffer.byteLength(body) };
      response.writeHead(told.status, { ...sentAlways, ...told.headers, ...length }).end(body);
    });
    server.keepAliveTimeout = limits.keepAliveTimeout ?? server.keepAliveTimeout;
    server.requestTimeout = limits.requestTimeout ?? server.requestTimeout;
    return server.setTimeout(limits.connectionTimeout ?? 0);
  };
}

const formFor = (url: string, dialects: readonly ErrorDialect[]): ErrorForm =>
  dialects.find(({ prefix }) => url.startsWith(`${prefix}/`)) ?? ownErrors;
