import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import swagger from "@fastify/swagger";
import underPressure from "@fastify/under-pressure";
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
  LogController,
} from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Ctx } from "../ctx.ts";
import { AppError } from "../errors.ts";
import { completeDescription, describeNamedSchemas, describeSchemas, type ErrorForm } from "./description.ts";
import { acceptJsonOnly } from "./json-body.ts";
import { jsonReply } from "./json-reply.ts";
import type { Description } from "./open-api.ts";
import { ownErrors, replyWithError, toAppError } from "./reply-errors.ts";
import type { Caller, Route } from "./route.ts";
import { securityHeaders } from "./security-headers.ts";

/** Another rendering of the same errors, for the paths under a prefix (the compatible `/v1.0` has its own). */
export interface ErrorDialect {
  prefix: string;
  form: ErrorForm;
  reply(request: FastifyRequest, reply: FastifyReply, error: AppError): FastifyReply;
}

interface ServerOptions {
  ctx: Ctx;
  routes: readonly Route[];
  /** Who this request comes from, by its cookie. */
  resolveCaller(ctx: Ctx, request: FastifyRequest): Promise<Caller | undefined>;
  /** The origins that are ours; asked per request because a free port is known only after listening. */
  origins(): readonly string[];
  dialects: readonly ErrorDialect[];
}

const mebibyte = 1024 * 1024;

export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { ctx, routes } = options;
  refuseNamesUsedTwice(routes);
  const app = fastify({
    loggerInstance: ctx.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    // As a function: a plain number of hops is taken for none.
    trustProxy: (_address, hop) => hop < ctx.config.TRUST_PROXY,
    bodyLimit: mebibyte,
    requestTimeout: 30_000,
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: 200 },
    // Some clients offer HTTP/2 on every request; that is no reason to treat it as anything else (RFC 9110 section 7.8).
    http: { shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === "websocket" },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  acceptJsonOnly(app);
  app.addHook("onSend", securityHeaders);
  answerErrors(app, options);
  await app.register(cookie);
  await app.register(underPressure, { maxEventLoopDelay: 2_000, exposeStatusRoute: false, retryAfter: 2 });
  await app.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: "Behalf", version: "0.1.0" } },
    transform: describeSchemas,
    transformObject: (document) => {
      const description: Description = JSON.parse(JSON.stringify(describeNamedSchemas(document)));
      return completeDescription(
        description,
        routes,
        ({ url }) => dialectOf(options, url)?.form ?? ownErrors,
      );
    },
  });
  await app.register(async (scope) => {
    for (const route of routes) addRoute(scope, route, options);
  });
  return app;
}

function refuseNamesUsedTwice(routes: readonly Route[]): void {
  const urls = new Map<string, string>();
  for (const { operationId, method, url } of routes) {
    const other = urls.get(operationId);
    if (other !== undefined) throw new Error(`"${operationId}" names both ${other} and ${method} ${url}`);
    urls.set(operationId, `${method} ${url}`);
  }
}

function addRoute(app: FastifyInstance, route: Route, options: ServerOptions): void {
  const { ctx } = options;
  const callers = new WeakMap<FastifyRequest, Caller>();
  const [status, replySchema] = route.reply;
  app.route({
    method: route.method,
    url: route.url,
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    schema: {
      operationId: route.operationId,
      tags: [route.tag],
      summary: route.summary,
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(route.body ? { body: route.body } : {}),
      ...(route.headers ? { headers: route.headers } : {}),
      ...(replySchema === null ? {} : { response: { [status]: replySchema } }),
    },
    onRequest: async (request) => {
      if (!route.url.startsWith("/v1.0")) refuseForeignOrigin(request, options.origins());
      if (route.access.kind === "anyone") return;
      const caller = await options.resolveCaller(ctx, request);
      callers.set(request, allowed(route, request, caller));
    },
    handler: async (request, reply) => {
      const { params, query, body } = request;
      const caller = callers.get(request);
      const answer = await route.handle(ctx, { params, query, body, caller, request, reply });
      if (reply.sent) return reply;
      reply.code(status);
      if (replySchema === null) return reply.send();
      if (route.large !== true) return reply.send(answer);
      return reply.type("application/json; charset=utf-8").send(jsonReply(z.encode(replySchema, answer)));
    },
  });
}

/** Signed in, with a role that may, and, for a change, with this session's own token. */
function allowed(route: Route, request: FastifyRequest, caller: Caller | undefined): Caller {
  if (caller === undefined) throw new AppError("not_signed_in");
  const { roles } = route.access;
  if (roles.length > 0 && !caller.roles.some((role) => roles.includes(role))) {
    throw new AppError("forbidden", `${route.method} ${route.url} needs one of ${roles.join(", ")}`);
  }
  if (route.method !== "GET" && request.headers["x-csrf-token"] !== caller.csrfToken)
    throw new AppError("csrf");
  return caller;
}

function refuseForeignOrigin(request: FastifyRequest, origins: readonly string[]): void {
  const { origin } = request.headers;
  if (origin !== undefined && request.method !== "GET" && !origins.includes(origin)) {
    throw new AppError("foreign_origin", `origin ${origin.slice(0, 100)}`);
  }
}

function dialectOf({ dialects }: ServerOptions, url: string): ErrorDialect | undefined {
  return dialects.find(({ prefix }) => url.startsWith(prefix));
}

function answerErrors(app: FastifyInstance, options: ServerOptions): void {
  const answer = (request: FastifyRequest, reply: FastifyReply, error: AppError) => {
    const place = {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? "unknown",
    };
    if (error.status >= 500) request.log.error({ ...place, error: error.message }, "request failed");
    else request.log.info({ ...place, code: error.code, status: error.status }, "request refused");
    const dialect = dialectOf(options, request.url);
    return dialect === undefined
      ? replyWithError(request, reply, error)
      : dialect.reply(request, reply, error);
  };
  app.setErrorHandler((error, request, reply) => answer(request, reply, toAppError(error)));
  app.setNotFoundHandler((request, reply) =>
    answer(request, reply, new AppError("not_found", "no such route")),
  );
}
