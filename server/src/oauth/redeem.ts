import { type Application, authenticateClient } from "../applications/index.ts";
import { type Ctx, within } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { hashOf, newSecret, type Secret } from "../platform/secret.ts";
import { noteGuess, refuseGuessing } from "./guess-limit.ts";
import * as store from "./store.ts";

export interface ClientCredentials {
  clientId: string;
  clientSecret: string;
}

export interface UserTokens {
  accessToken: Secret;
  /** Absent when the person allowed this once only: there is nothing to come back for. */
  refreshToken: Secret | null;
  expiresIn: number;
  corpId: string;
}

/**
 * RFC 6749 §4.1.3, in its order. The client comes first, so that a request with a wrong secret spends nothing;
 * then one statement spends the code and issues the tokens.
 * Errors: `invalid_client`, `invalid_grant` (unknown, spent, expired, another client's, ended, refused),
 * `too_many_attempts` after many unknown ones.
 */
export async function redeemCode(
  ctx: Ctx,
  client: ClientCredentials,
  { code, ip }: { code: string; ip: string },
): Promise<UserTokens> {
  const application = await requireClient(ctx, client);
  const tenant = within(ctx, application.organisationId);
  const guesser = { applicationId: application.id, ip };
  refuseGuessing(ctx, guesser);
  const accessToken = newSecret(application.organisationId);
  const refreshToken = newSecret(application.organisationId);
  const presented = { codeHash: hashOf(code), familyId: newId("fam") };
  const issued = await store.redeem(tenant, {
    ...presented,
    applicationId: application.id,
    accessHash: hashOf(accessToken),
    refreshHash: hashOf(refreshToken),
  });
  if (issued === undefined) {
    // RFC 6749 §4.1.2: a second use denies, and what the first use got dies.
    const known = await store.refuseCode(tenant, { ...presented, application });
    if (!known) await noteGuess(ctx, guesser);
    throw new AppError("invalid_grant", `code presented by ${application.id}`);
  }
  const { expiresIn, corpId } = issued;
  return { accessToken, refreshToken: issued.refreshable ? refreshToken : null, expiresIn, corpId };
}

/**
 * RFC 6749 §6 for confidential clients: a new access token, the same refresh token, thirty days on from now but
 * never past what it was allowed for. Errors: `invalid_client`, `invalid_grant`.
 */
export async function refreshTokens(
  ctx: Ctx,
  client: ClientCredentials,
  refreshToken: string,
): Promise<UserTokens> {
  const application = await requireClient(ctx, client);
  const tenant = within(ctx, application.organisationId);
  const accessToken = newSecret(application.organisationId);
  const refreshed = await store.refresh(tenant, {
    refreshHash: hashOf(refreshToken),
    applicationId: application.id,
    accessHash: hashOf(accessToken),
  });
  if (refreshed === undefined) {
    await store.recordRefusedRefresh(tenant, application);
    throw new AppError("invalid_grant", `refresh token presented by ${application.id}`);
  }
  return { accessToken, refreshToken: null, ...refreshed };
}

/** RFC 6749 §4.4: a token of the application itself, a new one each time. Errors: `invalid_client`. */
export async function issueAppToken(
  ctx: Ctx,
  client: ClientCredentials,
): Promise<{ accessToken: Secret; expiresIn: number }> {
  const application = await requireClient(ctx, client);
  const tenant = within(ctx, application.organisationId);
  const accessToken = newSecret(application.organisationId);
  const expiresIn = await store.insertAppToken(tenant, { application, accessHash: hashOf(accessToken) });
  return { accessToken, expiresIn };
}

async function requireClient(ctx: Ctx, { clientId, clientSecret }: ClientCredentials): Promise<Application> {
  const application = await authenticateClient(ctx, clientId, clientSecret);
  if (application === undefined) throw new AppError("invalid_client", `client ${clientId.slice(0, 64)}`);
  return application;
}
