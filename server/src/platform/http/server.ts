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
import { type Ctx, within } from "../ctx.ts";
import { AppError } from "../errors.ts";
import { authenticate, type Resolvers } from "./access.ts";
import { Admission, mostInHand } from "./admission.ts";
import { compressWhatIsForEverybody, forOneCaller } from "./compression.ts";
import { completeDescription, describeNamedSchemas, describeSchemas } from "./description.ts";
import { dialectsOf, type ErrorDialect, type ErrorForm } from "./dialect.ts";
import { acceptForms } from "./form-body.ts";
import { gatedServer } from "./gate.ts";
import { acceptJsonOnly } from "./json-body.ts";
import { jsonReply } from "./json-reply.ts";
import type { Description } from "./open-api.ts";
import { nobody, type Principal } from "./principal.ts";
import { noteRefusal, ownErrors, sendRefusal, toAppError } from "./reply-errors.ts";
import { isForBrowsers, type Route } from "./route.ts";
import { securityHeaders } from "./security-headers.ts";

interface ServerOptions {
  ctx: Ctx;
  routes: readonly Route[];
  resolvers: Resolvers;
  /** The origins that are ours; asked per request because a free port is known only after listening. */
  origins(): readonly string[];
  /** How many requests it has in hand at a time; left out, as many as a node can do well. */
  mostInHand?: number;
}

const mebibyte = 1024 * 1024;

export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { ctx, routes } = options;
  refuseNamesUsedTwice(routes);
  const addHeaders = securityHeaders(ctx.config);
  const admission = new Admission(options.mostInHand ?? mostInHand, ctx.log);
  const app = fastify({
    serverFactory: gatedServer({ ctx, admission, routes }),
    loggerInstance: ctx.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // What is logged of a request says which itself.
    childLoggerFactory: (log) => log,
    genReqId: () => randomUUID(),
    // As a function: a plain number of hops is taken for none.
    trustProxy: (_address, hop) => hop < ctx.config.TRUST_PROXY,
    bodyLimit: mebibyte,
    requestTimeout: 30_000,
    // What is no URL comes to no hook.
    frameworkErrors(error, request, reply) {
      addHeaders(request, reply);
      refusals(ownErrors)(error, request, reply);
    },
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: 200 },
    // Some clients offer HTTP/2 on every request; that is no reason to treat it as anything else (RFC 9110 section 7.8).
    http: { shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === "websocket" },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  acceptJsonOnly(app);
  app.addHook("onSend", (request, reply, _body, done) => {
    addHeaders(request, reply);
    done();
  });
  app.setErrorHandler(refusals(ownErrors));
  app.setNotFoundHandler(noSuchRoute);
  await app.register(cookie);
  await compressWhatIsForEverybody(app);
  await app.register(underPressure, { maxEventLoopDelay: 2_000, exposeStatusRoute: false, retryAfter: 2 });
  await app.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: "Behalf", version: "0.1.0" } },
    transform: describeSchemas,
    transformObject: (document) => {
      const description: Description = JSON.parse(JSON.stringify(describeNamedSchemas(document)));
      return completeDescription(description, routes);
    },
  });
  await app.register(async (scope) => {
    for (const route of routes.filter(({ forms }) => forms !== true))
      addRoute(scope, route, { ...options, admission });
    await scope.register(async (ofForms) => {
      acceptForms(ofForms);
      for (const route of routes.filter(({ forms }) => forms === true))
        addRoute(ofForms, route, { ...options, admission });
    });
  });
  for (const dialect of dialectsOf(routes))
    await app.register(async (scope) => refuseTheRest(scope, dialect), { prefix: dialect.prefix });
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

function addRoute(
  app: FastifyInstance,
  route: Route,
  { ctx, admission, origins, resolvers }: ServerOptions & { admission: Admission },
): void {
  const principals = new WeakMap<FastifyRequest, Principal>();
  const [status, replySchema] = route.reply;
  const place = admission.hooks(route.dialect ?? ownErrors, {
    follows: route.events !== undefined || route.lasts === true,
  });
  app.route({
    method: route.method,
    url: route.url,
    ...forOneCaller,
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    config: { exactNumbers: route.exactNumbers === true },
    schema: schemaOf(route),
    ...(route.dialect && { errorHandler: refusals(route.dialect) }),
    ...place,
    onRequest: [
      place.onRequest,
      async (request) => {
        if (isForBrowsers(route)) refuseForeignOrigin(request, origins());
        principals.set(request, await authenticate(ctx, route, { request, resolvers }));
      },
    ],
    onResponse: [
      place.onResponse,
      (request, reply, done) => {
        resolvers.answered?.(request, reply.statusCode);
        done();
      },
    ],
    handler: async (request, reply) => {
      const { params, query, body } = request;
      const caller = principals.get(request) ?? nobody;
      const theirs = caller.kind === "nobody" ? ctx : within(ctx, caller.organisationId);
      const answer = await route.handle(theirs, { params, query, body, caller, request, reply });
      if (reply.sent) return reply;
      reply.code(status);
      if (replySchema === null) return reply.send();
      if (route.large !== true) return reply.send(answer);
      return reply.type("application/json; charset=utf-8").send(jsonReply(z.encode(replySchema, answer)));
    },
  });
}

function schemaOf({ reply: [status, replySchema], ...route }: Route) {
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(route.params ? { params: route.params } : {}),
    ...(route.query ? { querystring: route.query } : {}),
    ...(route.body ? { body: route.body } : {}),
    ...(route.headers ? { headers: route.headers } : {}),
    ...(replySchema === null ? {} : { response: { [status]: replySchema } }),
  };
}

function refuseForeignOrigin(request: FastifyRequest, origins: readonly string[]): void {
  const { origin } = request.headers;
  const reads = request.method === "GET" || request.method === "HEAD";
  if (origin !== undefined && !reads && !origins.includes(origin)) {
    throw new AppError("foreign_origin", `origin ${origin.slice(0, 100)}`);
  }
}

/** What no route answers under the prefix of a dialect, whatever its method. */
function refuseTheRest(scope: FastifyInstance, dialect: ErrorDialect): void {
  scope.setErrorHandler(refusals(dialect));
  scope.setNotFoundHandler(noSuchRoute);
  // The web app's page, which answers every other GET, has a route that these stand before.
  for (const url of ["", "/*"]) scope.get(url, { schema: { hide: true } }, noSuchRoute);
}

async function noSuchRoute(): Promise<never> {
  throw new AppError("not_found", "no such route");
}

function refusals(dialect: ErrorForm) {
  return (thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const error = toAppError(thrown);
    const place = {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? "unknown",
    };
    if (error.status >= 500) request.log.error({ ...place, error: error.message }, "request failed");
    else request.log.info({ ...place, code: error.code, status: error.status }, "request refused");
    noteRefusal(reply, error);
    return sendRefusal(reply, dialect.tell(error, request.id));
  };
}
