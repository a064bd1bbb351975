import { STATUS_CODES } from "node:http";
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";
import { accessTokenHeader, entriesOf } from "./access.ts";
import type { ErrorForm } from "./dialect.ts";
import { formType } from "./form-body.ts";
import { keepNamedOnce } from "./named-schemas.ts";
import type { Description, JsonSchema, Operation, Response } from "./open-api.ts";
import { ownErrors } from "./reply-errors.ts";
import { type Route, refusalsOf } from "./route.ts";

const zodToJsonConfig: Parameters<typeof createJsonSchemaTransform>[0]["zodToJsonConfig"] = {
  // A client that refuses members it does not know could not talk to a newer server.
  override: ({ zodSchema, jsonSchema }) => {
    if (zodSchema._zod.def.type === "object" && jsonSchema.additionalProperties === false)
      delete jsonSchema.additionalProperties;
  },
};

export const describeSchemas = createJsonSchemaTransform({ zodToJsonConfig });
export const describeNamedSchemas = createJsonSchemaTransformObject({ zodToJsonConfig });

const orAsBearer = "It may also come as Authorization: Bearer.";

const securitySchemes = {
  session: {
    type: "apiKey",
    in: "cookie",
    name: "behalf",
    description: "The session that POST /api/session begins. Under https the cookie is called __Host-behalf.",
  },
  csrf: {
    type: "apiKey",
    in: "header",
    name: "x-csrf-token",
    description: "The session's csrfToken, beside its cookie on every change.",
  },
  token: {
    type: "apiKey",
    in: "header",
    name: accessTokenHeader,
    description: `An access token that acts for a person, allowed the scope that is named. ${orAsBearer}`,
  },
  application: {
    type: "apiKey",
    in: "header",
    name: accessTokenHeader,
    description: `An application's own access token. ${orAsBearer}`,
  },
};

/** The description of these routes with what their schemas do not say: who may call, each success, each error. */
export function completeDescription(description: Description, routes: readonly Route[]): Description {
  const errors: Record<string, Response> = {};
  for (const route of routes) {
    const operation = description.paths[pathOf(route)]?.[route.method.toLowerCase()];
    if (operation === undefined)
      throw new Error(`${route.method} ${route.url} is missing in the description`);
    operation.security = securityOf(route);
    const content = operation.requestBody?.content;
    const json = content?.["application/json"];
    if (route.forms && content && json) content[formType] = json;
    operation.responses = successesOf(route, operation);
    for (const [status, name, response] of errorsOf(route, route.dialect ?? ownErrors)) {
      errors[name] = response;
      operation.responses[status] = { $ref: `#/components/responses/${name}` };
    }
  }
  const { schemas } = description.components;
  return keepNamedOnce({ ...description, components: { schemas, responses: errors, securitySchemes } });
}

const pathOf = ({ url }: Route) => url.replace(/:(\w+)/g, "{$1}");

function securityOf({ method, access }: Route): Operation["security"] {
  return entriesOf(access).flatMap((entry): Operation["security"] => {
    switch (entry.kind) {
      case "anyone":
        return [];
      case "person":
        return [method === "GET" ? { session: [] } : { session: [], csrf: [] }];
      case "token":
        return [{ token: entry.scope === null ? [] : [entry.scope] }];
      case "application":
        return [{ application: [] }];
      default:
        return entry satisfies never;
    }
  });
}

function successesOf(route: Route, { responses }: Operation): Operation["responses"] {
  const [status, schema] = route.reply;
  if (route.events !== undefined) return { 200: eventStream(route.events), 204: noMore };
  const description = STATUS_CODES[status] ?? "";
  if (route.media !== undefined)
    return {
      [status]: {
        description: STATUS_CODES[status] ?? "",
        content: { [route.media]: { schema: { type: "string" } } },
      },
    };
  const shown = responses[status];
  const content = shown !== undefined && "content" in shown ? shown.content : undefined;
  return { [status]: schema === null || content === undefined ? { description } : { description, content } };
}

const noMore: Response = { description: "Nothing more will happen." };

function eventStream(events: Record<string, z.ZodType>): Response {
  const shown = Object.entries(events).map(([name, schema]) => [name, refTo(schema)]);
  const list = Object.entries(events).map(([name, schema]) => `- \`${name}\`: ${schema.description ?? ""}`);
  const schema = { type: "string", description: ["Each event's data is JSON.", ...list].join("\n") };
  return {
    description: "Server-sent events until there are no more.",
    content: { "text/event-stream": { schema, "x-events": Object.fromEntries(shown) } },
  };
}

function refTo(schema: z.ZodType): JsonSchema {
  return { $ref: `#/components/schemas/${nameOf(schema)}` };
}

function nameOf(schema: z.ZodType): string {
  const { id } = z.globalRegistry.get(schema) ?? {};
  if (id === undefined) throw new Error("A schema that is referred to needs a name: .meta({ id }).");
  return id;
}

const retryAfter = {
  "retry-after": { description: "Seconds to wait before the next attempt.", schema: { type: "integer" } },
};

/** One response for each status, with the codes that it may carry and what each of them means. */
function errorsOf(route: Route, form: ErrorForm): [status: number, name: string, Response][] {
  const byStatus = Map.groupBy(refusalsOf(route).map(form.render), ({ status }) => status);
  return [...byStatus].map(([status, errors]) => {
    const messages = new Map(errors.map(({ code, message }) => [code, message]));
    const codes = [...messages.keys()].sort();
    const name = [nameOf(form.schema), ...codes].join("-").replaceAll(".", "_");
    const response = {
      description: codes.map((code) => `\`${code}\`: ${messages.get(code)}`).join("\n\n"),
      ...(status === 429 || status === 503 ? { headers: retryAfter } : {}),
      content: { "application/json": { schema: { ...refTo(form.schema), ...form.only(codes) } } },
    };
    return [status, name, response];
  });
}
