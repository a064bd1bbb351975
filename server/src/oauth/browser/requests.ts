import { approvedScopes, type Client, findClientFor, holdApproved } from "../../applications/index.ts";
import { by, record } from "../../audit/index.ts";
import { allowClient, findWidened, keepShown, missingForClient, shownOf } from "../../consent/index.ts";
import { findOrganisation } from "../../directory/index.ts";
import { findCatalogue } from "../../permissions/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import { type AuthorisationRequestId, newId } from "../../platform/ids.ts";
import type { Secret } from "../../platform/secret.ts";
import { issueCode } from "../codes.ts";
import { type Asked, readAsked } from "./asked.ts";
import type {
  AuthorisationAnswer,
  AuthorisationRequest,
  Hindrance,
  Opened,
} from "./authorisation-request.ts";
import { faultOf, wantedOf } from "./fault.ts";
import * as store from "./request-store.ts";
import { backWithCode, backWithRefusal } from "./way-back.ts";

// A client that sends people round in a ring would otherwise fill its organisation's audit.
const openings = { name: "authorisation request", points: 60, seconds: 60 };

/**
 * An application sent the browser of this person here. What it may not ask for goes back to it as a refusal; what they
 * allow already, as a code, without a page; everything else is asked.
 * Errors: `invalid_input`, `client_unknown`, `redirect_not_registered`: there is nowhere to go back to. 429.
 */
export async function openRequest(ctx: TenantCtx, caller: PersonPrincipal, query: string): Promise<Opened> {
  const asked = readAsked(query);
  const client = await findClientFor(ctx, asked);
  const retryAfterSeconds = await ctx.limits.count(openings, caller.id);
  if (retryAfterSeconds !== undefined)
    throw new AppError("too_many_attempts", caller.id, { retryAfterSeconds });
  const fault = faultOf(asked);
  if (fault !== undefined) return { backTo: backWithRefusal(asked, fault) };
  const catalogue = await findCatalogue(ctx);
  const wanted = wantedOf(asked, await approvedScopes(ctx, client.id), catalogue);
  if (!Array.isArray(wanted)) return { backTo: backWithRefusal(asked, wanted) };
  const hindrance = await hindranceFor(ctx, caller, asked);
  const coverage = await missingForClient(ctx, caller.id, { applicationId: client.id, scopes: wanted });
  if ("cover" in coverage && hindrance === null) {
    const code = await codeFor(ctx, caller, { client, asked, wanted });
    if (code !== undefined) return { backTo: backWithCode(asked, code) };
  }
  const scopes = coverage.missing.length > 0 ? coverage.missing : wanted;
  const shown = shownOf(scopes, catalogue);
  const widened = await findWidened(ctx, coverage);
  return { request: await ask(ctx, caller, { client, query, wanted, scopes, hindrance, shown, widened }) };
}

async function hindranceFor(
  ctx: TenantCtx,
  { roles }: PersonPrincipal,
  { corpId, forAdministrators }: Asked,
): Promise<Hindrance | null> {
  if (corpId !== undefined && corpId !== (await findOrganisation(ctx)).corpId) return "other_organisation";
  return forAdministrators && !roles.includes("admin") ? "not_administrator" : null;
}

function ask(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  asking: Pick<AuthorisationRequest, "query" | "wanted" | "scopes" | "hindrance" | "shown" | "widened"> & {
    client: Client;
  },
): Promise<AuthorisationRequest> {
  const { client, ...question } = asking;
  const [id, personId] = [newId("aur"), caller.id];
  return inTx(ctx, async (ctx) => {
    const ttlSeconds = ctx.config.CONSENT_TTL;
    await store.insertRequest(ctx, { id, personId, applicationId: client.id, ...question, ttlSeconds });
    await record(ctx, {
      event: "consent.asked",
      actor: by.application(client.id),
      subject: id,
      details: { personId, scopes: question.scopes },
    });
    return findOwnRequest(ctx, caller, id);
  });
}

/** Errors: 404 unknown or another's. */
export async function findOwnRequest(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  id: AuthorisationRequestId,
): Promise<AuthorisationRequest> {
  const request = await store.findRequest(ctx, { id, personId: caller.id });
  if (request === undefined) throw new AppError("not_found", id);
  return request;
}

/**
 * The person's decision, once, and where their browser goes with it: of two answers the first counts. The code is for
 * what they allow by then, and nothing is allowed without one.
 * Errors: 404, 409 `already_decided` (also when its time is over), 409 `no_longer_available`, 403 for whom it cannot
 * be, 400 when the application or its address is gone by now.
 */
export function answerRequest(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { id, decision, duration }: AuthorisationAnswer,
): Promise<string> {
  return inTx(ctx, async (ctx) => {
    const request = await store.findRequest(ctx, { id, personId: caller.id }, { held: true });
    if (request === undefined) throw new AppError("not_found", id);
    if (request.status !== "pending" || request.over) throw new AppError("already_decided", id);
    const asked = readAsked(request.query);
    const client = await findClientFor(ctx, asked);
    await store.settleRequest(ctx, { id, status: decision });
    if (decision === "deny") return denied(ctx, caller, { request, asked });
    if (request.hindrance !== null) throw new AppError("forbidden", request.hindrance);
    const { scopes, shown } = request;
    if ((await keepShown(ctx, scopes, shown)).size > 0)
      throw new AppError("no_longer_available", `a permission of ${id} opens more`, { message: changed });
    const approved = (await holdApproved(ctx, [client.id])).get(client.id) ?? [];
    if (request.wanted.some((code) => !approved.includes(code)))
      throw new AppError("no_longer_available", `an approval of ${client.id} is gone`);
    await allowClient(ctx, caller.id, { applicationId: client.id, scopes, shown, duration });
    const code = await codeFor(ctx, caller, { client, asked, wanted: request.wanted });
    if (code === undefined) throw new AppError("no_longer_available", `something of ${id} was revoked`);
    return backWithCode(asked, code);
  });
}

const changed =
  "The permission changed meanwhile, and nothing was granted. Begin again to see what it opens now.";

async function denied(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { request, asked }: { request: AuthorisationRequest; asked: Asked },
): Promise<string> {
  const { id, application, scopes } = request;
  await record(ctx, {
    event: "consent.answered",
    actor: by.person(caller.id),
    subject: id,
    details: { decision: "deny", applicationId: application.id, scopes },
  });
  return backWithRefusal(asked, { error: "access_denied", description: "The person did not allow it" });
}

/** `undefined`: not all of it is allowed at this moment. */
async function codeFor(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { client, asked, wanted }: { client: Client; asked: Asked; wanted: readonly string[] },
): Promise<Secret | undefined> {
  const coverage = await missingForClient(ctx, caller.id, { applicationId: client.id, scopes: wanted });
  if (!("cover" in coverage)) return undefined;
  const { redirectUri, namesOrganisation, codeChallenge = null } = asked;
  const target = { applicationId: client.id, personId: caller.id, draft: false };
  return issueCode(ctx, { ...target, redirectUri, namesOrganisation, codeChallenge }, coverage.cover);
}
