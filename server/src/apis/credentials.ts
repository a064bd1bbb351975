import { type Ctx, type TenantCtx, within } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import { networkOf } from "../platform/http/source.ts";
import { hashOf, organisationOf } from "../platform/secret.ts";
import type { PresentedApi } from "./credentials-store.ts";
import * as store from "./credentials-store.ts";

/** Nobody guesses 256 bits: it is the noise that is limited, for one API at one network. */
const wrongSecrets = { name: "api secret", points: 100, seconds: 60 };

export interface ApiCredentials {
  apiId: string;
  apiSecret: string;
  /** Where it comes from. */
  ip: string;
}

/** What an API presents, before anybody is known: where it is looked for, and by what (`apiWith`). */
export function presentedApi(ctx: Ctx, { apiId, apiSecret }: ApiCredentials) {
  const tenant = within(ctx, organisationOf(apiSecret));
  return { tenant, presented: { apiId, secretHash: hashOf(apiSecret) } };
}

/** Written a moment later, so that nobody waits for it, and known up to a minute. */
export function noteApiSecretUse(tenant: TenantCtx, { secretHash }: PresentedApi): void {
  tenant.tally.note(`api secret.used ${secretHash.toString("hex")}`, () =>
    store.recordSecretUse(tenant, secretHash),
  );
}

/**
 * The organisation that the secret names is told, if the API is one of its own, and the next are counted. The right
 * secret goes on, also from there, so that nobody's noise stops an API.
 * Errors: `invalid_api`, or `too_many_attempts` after too many, for a minute at most.
 */
export async function refuseApi(tenant: TenantCtx, { apiId, ip }: ApiCredentials): Promise<never> {
  const key = `${apiId} ${networkOf(ip)}`;
  tenant.tally.note(`api.refused ${apiId}`, (times) => store.recordRefusedApi(tenant, { apiId, times }));
  const retryAfterSeconds = tenant.limits.secondsLeft(wrongSecrets, key);
  if (retryAfterSeconds !== undefined) throw new AppError("too_many_attempts", apiId, { retryAfterSeconds });
  await tenant.limits.count(wrongSecrets, key);
  throw new AppError("invalid_api", `API ${apiId}`);
}
