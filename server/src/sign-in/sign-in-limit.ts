import type { Ctx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import { networkOf } from "../platform/http/source.ts";
import type { OrganisationId, PersonId } from "../platform/ids.ts";
import type { Limit, SlowingLimit } from "../platform/limits.ts";

/** A device that its person signed in from before, by the hash of its secret. */
export interface KnownDevice {
  organisationId: OrganisationId;
  personId: PersonId;
  hash: Buffer;
}

/** Somebody who says they know a password: from a device that is known for just this account, or from anywhere. */
export type Attempt =
  | { device: KnownDevice }
  | { organisationId: OrganisationId; account: string; ip: string }
  | { session: PersonId };

const slowing = { atOnce: 10, firstWait: 300, longestWait: 3600, forgottenAfter: 24 * 3600 };

/** Whatever others guess counts for the account and their address, and never for a device. */
function slowed(attempt: Attempt): [SlowingLimit, key: string] {
  if ("session" in attempt) return [{ name: "own password", ...slowing }, attempt.session];
  if ("account" in attempt) {
    const { organisationId, account } = attempt;
    return [{ name: "sign-in account", ...slowing }, `${organisationId} ${account.toLowerCase()}`];
  }
  const { organisationId, personId, hash } = attempt.device;
  return [{ name: "sign-in device", ...slowing }, `${organisationId} ${personId} ${hash.toString("hex")}`];
}

/** One address, which many may share, for all accounts. */
const perAddress: Limit = { name: "sign-in address", points: 100, seconds: 900 };

/**
 * Counted before the password is looked at, so that many at once are no more than one after the other.
 * Errors: 429 `too_many_attempts` with the seconds to wait, whether or not the account exists.
 */
export async function takeAttempt({ limits }: Ctx, attempt: Attempt): Promise<void> {
  const wait = await limits.attempt(...slowed(attempt));
  if (wait !== undefined) throw tooMany(wait);
  if (!("ip" in attempt)) return;
  const addressWait = await limits.count(perAddress, networkOf(attempt.ip));
  if (addressWait === undefined) return;
  await limits.giveBackAttempt(...slowed(attempt));
  throw tooMany(addressWait);
}

/** It was right: what was mistyped before is forgiven along with it. */
export async function forgiveAttempt({ limits }: Ctx, attempt: Attempt): Promise<void> {
  await Promise.all([limits.forgive(...slowed(attempt)), giveBackAddress({ limits }, attempt)]);
}

/** The password was not even looked at. */
export async function giveBackAttempt({ limits }: Ctx, attempt: Attempt): Promise<void> {
  await Promise.all([limits.giveBackAttempt(...slowed(attempt)), giveBackAddress({ limits }, attempt)]);
}

async function giveBackAddress({ limits }: Pick<Ctx, "limits">, attempt: Attempt): Promise<void> {
  if ("ip" in attempt) await limits.giveBack(perAddress, networkOf(attempt.ip));
}

function tooMany(retryAfterSeconds: number): AppError {
  const message = `Too many failed attempts. Try again in ${Math.ceil(retryAfterSeconds / 60)} min.`;
  return new AppError("too_many_attempts", "sign-in", { retryAfterSeconds, message });
}
