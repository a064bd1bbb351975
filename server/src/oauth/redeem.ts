import { noteSecretUse, noteWrongSecret, presentedClient } from "../applications/index.ts";
import type { Ctx, TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import { type ApplicationId, newId } from "../platform/ids.ts";
import { hashOf, newSecret, organisationOf, type Secret } from "../platform/secret.ts";
import * as codes from "./code-store.ts";
import { noteGuess, refuseGuessing } from "./guess-limit.ts";
import { accessSeconds } from "./lifetimes.ts";
import * as tokens from "./token-store.ts";

export interface ClientCredentials {
  clientId: string;
  clientSecret: string;
  /** Where it comes from. */
  ip: string;
}

export interface UserTokens {
  accessToken: Secret;
  /** Absent when the person allowed this once only: there is nothing to come back for. */
  refreshToken: Secret | null;
  expiresIn: number;
  /** Null where the application did not ask for it. */
  corpId: string | null;
}

/** What a client gives for tokens. */
export interface GivenCode {
  code: string;
  /** Where it got it; left out, it is not compared. */
  redirectUri: string | undefined;
  /** RFC 7636; left out by those who began without a challenge. */
  codeVerifier: string | undefined;
}

/**
 * RFC 6749 §4.1.3. One statement authenticates the client, spends the code and issues the tokens, in this order: a
 * request with a wrong secret spends nothing. Who has guessed too often is refused before it.
 * Errors: `invalid_client`, `invalid_grant` (unknown, spent, expired, another client's or address's, ended, refused),
 * `too_many_attempts` after many unknown ones.
 */
export async function redeemCode(
  ctx: Ctx,
  client: ClientCredentials,
  { code, redirectUri, codeVerifier }: GivenCode,
): Promise<UserTokens> {
  const { tenant, presented } = presentedClient(ctx, client);
  refuseGuessing(tenant, client);
  const accessToken = newSecret(tenant.organisationId);
  const refreshToken = newSecret(tenant.organisationId);
  const spending = {
    codeOrganisationId: organisationOf(code),
    codeHash: hashOf(code),
    familyId: newId("fam"),
    redirectUri: redirectUri ?? null,
    codeChallenge: codeVerifier === undefined ? null : hashOf(codeVerifier).toString("base64url"),
  };
  const hashes = { accessHash: hashOf(accessToken), refreshHash: hashOf(refreshToken) };
  const [redeemed] = await codes.redeem(tenant, { ...presented, ...spending, ...hashes });
  if (redeemed === undefined) return refuseClient(tenant, client);
  noteSecretUse(tenant, presented);
  const { applicationId, expiresIn, corpId, refreshable } = redeemed;
  if (expiresIn === null) {
    // RFC 6749 §4.1.2: a second use denies, and what the first use got dies.
    const [refused] = await codes.refuseCode(tenant, { ...spending, applicationId });
    if (refused?.known !== true) await noteGuess(ctx, client);
    throw new AppError("invalid_grant", `code presented by ${applicationId}`);
  }
  return { accessToken, refreshToken: refreshable ? refreshToken : null, expiresIn, corpId };
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
  const { tenant, presented } = presentedClient(ctx, client);
  const accessToken = newSecret(tenant.organisationId);
  const hashes = { refreshHash: hashOf(refreshToken), accessHash: hashOf(accessToken) };
  const [refreshed] = await tokens.refresh(tenant, { ...presented, ...hashes });
  if (refreshed === undefined) return refuseClient(tenant, client);
  noteSecretUse(tenant, presented);
  const { applicationId, corpId } = refreshed;
  if (!refreshed.refreshed) {
    noteRefusedRefresh(tenant, applicationId);
    throw new AppError("invalid_grant", `refresh token presented by ${applicationId}`);
  }
  return { accessToken, refreshToken: null, expiresIn: accessSeconds, corpId };
}

/**
 * RFC 6749 §4.4: a token of the application itself, a new one each time; for the platform, or for the API that is named
 * (RFC 8707). Errors: `invalid_client`, `invalid_input` where there is no such API.
 */
export async function issueAppToken(
  ctx: Ctx,
  client: ClientCredentials,
  resource: string,
): Promise<{ accessToken: Secret; expiresIn: number }> {
  const { tenant, presented } = presentedClient(ctx, client);
  const accessToken = newSecret(tenant.organisationId);
  const asked = { accessHash: hashOf(accessToken), resource: resource.replace(/\/$/, "") || null };
  const [found] = await tokens.insertAppToken(tenant, { ...presented, ...asked });
  if (found === undefined) return refuseClient(tenant, client);
  noteSecretUse(tenant, presented);
  if (!found.issued)
    throw new AppError("invalid_input", `no API ${resource.slice(0, 100)}`, {
      message: "参数 resource 应为本组织已发布接口的编号或地址；用于平台接口时不填",
    });
  return { accessToken, expiresIn: accessSeconds };
}

async function refuseClient(tenant: TenantCtx, client: ClientCredentials): Promise<never> {
  await noteWrongSecret(tenant, client);
  throw new AppError("invalid_client", `client ${client.clientId.slice(0, 64)}`);
}

function noteRefusedRefresh(tenant: TenantCtx, applicationId: ApplicationId): void {
  tenant.tally.note(`token.refused ${applicationId}`, (times) =>
    tokens.recordRefusedRefresh(tenant, { applicationId, times }),
  );
}
