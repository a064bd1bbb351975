import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { findApiBy, noteApiSecretUse, presentedApi, refuseApi } from "../../apis/index.ts";
import { route } from "../../audit/index.ts";
import { AppError } from "../../platform/errors.ts";
import { anyone } from "../../platform/http/access.ts";
import { originOf } from "../../platform/http/origin.ts";
import { none } from "../../platform/http/route.ts";
import { idSchema } from "../../platform/ids.ts";
import { plainLine } from "../../platform/text.ts";
import { apiCredentials } from "./api-credentials.ts";
import { type ActiveToken, introspect, type Noting } from "./introspect.ts";
import { oauthErrors } from "./oauth-errors.ts";

const kilobyte = 1024;
const longestToken = 4 * kilobyte;

/** Other parameters are not looked at (RFC 7662 §2.1). */
const IntrospectionRequest = z
  .object(
    {
      token: z.string("must be a text, once").min(1).max(longestToken),
      token_type_hint: z.string().optional().describe("Not looked at."),
      operation: z
        .string()
        .max(1000)
        .optional()
        .describe(
          "Our own: which of the API's operations asks, such as `GET /claims/{claimId}`; for the activity.",
        ),
      scope: z
        .string()
        .max(1000)
        .optional()
        .describe(
          "Our own: what that operation needs. The answer is the same; without it the check counts as refused.",
        ),
      client_id: z.string().max(100).optional().describe("The API's id, where it is not in HTTP Basic."),
      client_secret: z.string().max(200).optional(),
    },
    { error: "must be a form or a JSON object" },
  )
  .meta({ id: "IntrospectionRequest" });

const IntrospectionView = z
  .object({
    active: z.boolean(),
    token_type: z.literal("Bearer").optional(),
    iss: z.string().optional(),
    aud: z.string().optional().describe("The API that asks."),
    sub: z
      .string()
      .optional()
      .describe(
        "The person: their id, or one that only this API knows. None for an application's own token.",
      ),
    client_id: z.string().optional(),
    scope: z.string().optional().describe("What the token opens at this API now."),
    fields: z.array(z.string()).optional().describe("Members of answers that it opens beside."),
    exp: z.number().optional(),
    iat: z.number().optional(),
    organisation: z.string().optional(),
    kind: z.enum(["delegated", "application"]).optional(),
    run: z.string().optional().describe("The turn of an assistant in whose call the token was given."),
    call_operation: z.string().optional().describe("Which operation of a skill that call was."),
    check: z.string().optional().describe("To tell by what came of the request."),
  })
  .meta({ id: "Introspection", description: "What a token opens at the API that asks (RFC 7662)." });

const Outcomes = z
  .object({
    outcomes: z
      .array(
        z.object({
          check: idSchema("chk"),
          status: z.number().int().min(100).max(599),
          milliseconds: z.number().int().min(0).max(3_600_000),
        }),
      )
      .max(500),
  })
  .meta({ id: "CheckOutcomes" });

const refusals = ["invalid_api", "too_many_attempts"] as const;

/** What an API asks with credentials of its own; `anyone` because they are no session and no token. */
export function introspectionRoutes({ uses, checks }: Noting) {
  const postIntrospection = route({
    method: "POST",
    url: "/oauth2/introspect",
    operationId: "introspectToken",
    tag: "Compatible",
    dialect: oauthErrors,
    summary: "What a token may do at the API that asks, at this moment",
    access: anyone,
    audit: none("read only; each check is in the activity of its grant"),
    body: IntrospectionRequest,
    bodyLimit: 16 * kilobyte,
    forms: true,
    reply: [200, IntrospectionView],
    errors: [...refusals],
    async handle(ctx, { body, request }) {
      refuseQuery(request);
      const api = apiCredentials(request, body);
      const { token, check } = await introspect(ctx, api, questionOf(body), { uses, checks });
      return {
        ...(token === null ? { active: false } : view(token, originOf(ctx.config, request))),
        ...(check !== null && { check }),
      };
    },
  });

  const postOutcomes = route({
    method: "POST",
    url: "/oauth2/introspect/outcomes",
    operationId: "reportCheckOutcomes",
    tag: "Compatible",
    dialect: oauthErrors,
    summary: "Tell what came of requests that were checked: for the API's own statistics",
    access: anyone,
    audit: none("statistics, which change nothing"),
    body: Outcomes,
    bodyLimit: 64 * kilobyte,
    reply: [204, null],
    errors: [...refusals],
    async handle(ctx, { body, request }) {
      refuseQuery(request);
      const api = apiCredentials(request, {});
      const { tenant, presented } = presentedApi(ctx, api);
      const [found] = await findApiBy(tenant, presented);
      if (found === undefined) return refuseApi(tenant, api);
      noteApiSecretUse(tenant, presented);
      const { organisationId } = tenant;
      checks.settle(body.outcomes.map((outcome) => ({ organisationId, apiId: found.id, ...outcome })));
    },
  });

  return [postIntrospection, postOutcomes];
}

/** What stands in an address is written into logs on its way. */
function refuseQuery({ url }: FastifyRequest): void {
  if (url.includes("?"))
    throw new AppError("invalid_input", "parameters in the query", {
      message: "Parameters go in the body: what stands in an address is written into logs.",
    });
}

function questionOf({ token, operation, scope = "" }: z.output<typeof IntrospectionRequest>) {
  const needed = scope.split(" ").filter((code) => /^[\w.:-]{1,120}$/.test(code));
  return { token, operation: operation === undefined ? null : plainLine(operation, 200), needed };
}

function view(token: ActiveToken, iss: string): z.input<typeof IntrospectionView> {
  const { sub, runId, operationId } = token;
  return {
    active: true,
    token_type: "Bearer",
    iss,
    aud: token.apiId,
    ...(sub !== null && { sub }),
    client_id: token.clientId,
    scope: token.scopes.join(" "),
    fields: token.fields,
    exp: token.expiresAt,
    iat: token.issuedAt,
    organisation: token.corpId,
    kind: sub === null ? "application" : "delegated",
    ...(runId !== null && { run: runId }),
    ...(operationId !== null && { call_operation: operationId }),
  };
}
