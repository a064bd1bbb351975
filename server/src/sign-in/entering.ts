import { findOrganisationToEnter } from "../directory/index.ts";
import { type Ctx, type TenantCtx, within } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import { networkOf } from "../platform/http/source.ts";
import type { OrganisationId } from "../platform/ids.ts";
import { hashOf, noOrganisation, type Secret } from "../platform/secret.ts";
import type { Account } from "./account.ts";
import { type Attempt, takeAttempt } from "./sign-in-limit.ts";
import { findAccount } from "./store.ts";
import { lookingUp, recognising, type TurnQueue, type Visitor } from "./turn-queue.ts";

/** Where a request comes from. */
export interface Browser {
  ip: string;
  /** Those who signed in there before. */
  devices: readonly Secret[];
  /** Aborted when it no longer waits for the answer. */
  gone: AbortSignal;
}

/** Who it would be, if the password is right, and what counts as the attempt at it. */
export interface Entering {
  ctx: TenantCtx;
  account: Account | undefined;
  attempt: Attempt;
}

/** Errors: 400. */
export async function findEntering(
  plain: Ctx,
  { organisation, name }: { organisation: string | undefined; name: string },
  { ip, devices }: Browser,
): Promise<Entering> {
  const ctx = within(plain, await organisationToEnter(plain, organisation));
  const account = await findAccount(ctx, { account: name }, devices.map(hashOf));
  return { ctx, account, attempt: attemptAt(ctx, { account, name, ip }) };
}

/**
 * Whoever shows a device is looked for before they need a place: if they were here before, strangers at whatever many
 * networks leave them one.
 */
export async function recognise(
  { ip, devices, gone }: Browser,
  find: () => Promise<Entering>,
): Promise<{ visitor: Visitor; found?: Entering; lookups: TurnQueue }> {
  const stranger = { lane: networkOf(ip), gone };
  if (devices.length === 0) return { visitor: stranger, lookups: lookingUp };
  const found = await recognising.visit(stranger, (turn) => turn(find));
  if (!("device" in found.attempt)) return { visitor: stranger, found, lookups: lookingUp };
  const visitor: Visitor = { lane: found.attempt.device.personId, gone, known: true };
  return { visitor, found, lookups: recognising };
}

/** Errors: 429. */
export async function admit(entering: Entering): Promise<Entering> {
  await takeAttempt(entering.ctx, entering.attempt);
  return entering;
}

function attemptAt(
  { organisationId }: TenantCtx,
  { account, name, ip }: { account: Account | undefined; name: string; ip: string },
): Attempt {
  if (account === undefined || account.deviceHash === null) return { organisationId, account: name, ip };
  return { device: { organisationId, personId: account.id, hash: account.deviceHash } };
}

/** Whether it must be said: there are several. */
export async function asksOrganisation(ctx: Ctx): Promise<boolean> {
  return (await findOrganisationToEnter(ctx, undefined)) === "several";
}

/** Nobody learns here which accounts exist: where there are several organisations, one must always be named. */
async function organisationToEnter(ctx: Ctx, named: string | undefined): Promise<OrganisationId> {
  const found = await findOrganisationToEnter(ctx, named);
  if (found !== "several") return found ?? noOrganisation;
  const details = [{ path: "body.organisation", message: "say which organisation you belong to" }];
  throw new AppError("invalid_input", "sign-in without an organisation", { details });
}
