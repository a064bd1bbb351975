import { z } from "zod";
import { route } from "../../audit/index.ts";
import { ClientDurationView, OnCard, scopeOnCard } from "../../consent/index.ts";
import { findOrganisation } from "../../directory/index.ts";
import { findCatalogue } from "../../permissions/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { person } from "../../platform/http/access.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import { none } from "../../platform/http/route.ts";
import { Time } from "../../platform/http/schemas.ts";
import { idSchema } from "../../platform/ids.ts";
import { plainLine } from "../../platform/text.ts";
import { readAsked } from "./asked.ts";
import type { AuthorisationRequest } from "./authorisation-request.ts";
import { answerRequest, findOwnRequest, openRequest } from "./requests.ts";

const RequestView = z
  .object({
    id: z.string(),
    status: z.enum(["pending", "allow", "deny", "expired"]),
    application: OnCard.Application,
    namesOrganisation: z.boolean().describe("The application wants to know the organisation too."),
    hindrance: z
      .enum(["other_organisation", "not_administrator"])
      .nullable()
      .describe("Why you cannot allow it: it can only be declined."),
    returnHost: z.string().describe("Where the browser goes afterwards."),
    scopes: z.array(OnCard.Scope).describe("What you do not allow it yet."),
    durations: z.array(ClientDurationView),
    defaultDuration: ClientDurationView,
    expiresAt: Time,
    address: z.string().describe("What began it: to begin again, as somebody else or when it is over."),
  })
  .meta({ id: "AuthorisationRequest", description: "What an application asks a person for in the browser." });

const BackTo = z.string().describe("Where the browser goes now, with a code or with a refusal.");

const postRequest = route({
  method: "POST",
  url: "/api/authorisation-requests",
  operationId: "openAuthorisationRequest",
  tag: "Control",
  summary: "What an application asks for that sent you here in the browser, or where to go back to at once",
  access: person(),
  audit: { event: ["consent.asked", "code.issued"] },
  body: z.object({
    query: z.string().max(4000).describe("What stood behind the ? in the address /oauth2/auth."),
  }),
  reply: [200, z.object({ request: RequestView.nullable(), backTo: BackTo.nullable() })],
  errors: ["client_unknown", "redirect_not_registered", "too_many_attempts"],
  async handle(ctx, { caller, body }) {
    const opened = await openRequest(ctx, caller, body.query);
    return "backTo" in opened
      ? { request: null, backTo: opened.backTo }
      : { request: await view(ctx, caller, opened.request), backTo: null };
  },
});

const Params = z.object({ id: idSchema("aur") });

const getRequest = route({
  method: "GET",
  url: "/api/authorisation-requests/:id",
  operationId: "getAuthorisationRequest",
  tag: "Control",
  summary: "What an application asks you for, and whether it was answered",
  access: person(),
  audit: none("read only"),
  params: Params,
  reply: [200, z.object({ request: RequestView })],
  errors: ["not_found"],
  async handle(ctx, { caller, params }) {
    return { request: await view(ctx, caller, await findOwnRequest(ctx, caller, params.id)) };
  },
});

const postAnswer = route({
  method: "POST",
  url: "/api/authorisation-requests/:id/answer",
  operationId: "answerAuthorisationRequest",
  tag: "Control",
  summary: "Allow what an application asks for in the browser, or do not: once",
  access: person(),
  audit: { event: "consent.answered", also: ["code.issued"] },
  params: Params,
  body: z.object({
    decision: z.enum(["allow", "deny"]),
    duration: ClientDurationView.default("30d"),
  }),
  reply: [200, z.object({ backTo: BackTo })],
  errors: [
    "not_found",
    "forbidden",
    "already_decided",
    "no_longer_available",
    "client_unknown",
    "redirect_not_registered",
  ],
  async handle(ctx, { caller, params, body }) {
    return { backTo: await answerRequest(ctx, caller, { id: params.id, ...body }) };
  },
});

export const browserRoutes = [postRequest, getRequest, postAnswer];

async function view(
  ctx: TenantCtx,
  { locale }: PersonPrincipal,
  { application, query, over, expiresAt, ...request }: AuthorisationRequest,
): Promise<z.input<typeof RequestView>> {
  const { name: provider } = await findOrganisation(ctx);
  const catalogue = await findCatalogue(ctx);
  const { redirectUri, namesOrganisation } = readAsked(query);
  return {
    id: request.id,
    status: over ? "expired" : request.status,
    application: {
      name: plainLine(application.name, 60),
      provider: plainLine(provider, 60),
      privacyUrl: application.privacyUrl,
    },
    namesOrganisation,
    hindrance: request.hindrance,
    returnHost: new URL(redirectUri).host,
    scopes: request.scopes.map((code) => scopeOnCard(code, { locale, catalogue }, request.widened)),
    durations: [...ClientDurationView.options],
    defaultDuration: "30d",
    expiresAt: expiresAt.toISOString(),
    address: `/oauth2/auth?${query}`,
  };
}
