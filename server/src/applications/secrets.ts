import { type Actor, by, record } from "../audit/index.ts";
import { type Ctx, inTx, type TenantCtx, within } from "../platform/ctx.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import type { ApplicationId } from "../platform/ids.ts";
import { hashOf, newSecret, type Secret } from "../platform/secret.ts";
import type { Application } from "./application.ts";
import { findOwnApplication } from "./applications.ts";
import { organisationOfClient } from "./client-id.ts";
import { noteWrongSecret, type Presenter } from "./secret-limit.ts";
import * as store from "./secret-store.ts";

/**
 * A new secret, shown in this answer alone. The old one works 24 hours more, so that a skill can be changed over
 * without a gap; with `revokeOld` it ends at once, and with it every code and token its skills hold.
 */
export function addSecret(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { applicationId, revokeOld }: { applicationId: ApplicationId; revokeOld: boolean },
): Promise<Secret> {
  return inTx(ctx, async (ctx) => {
    await findOwnApplication(ctx, caller, applicationId);
    const actor = by.person(caller.id);
    const secret = newSecret(ctx.organisationId);
    await store.endSecrets(ctx, { applicationId, revokeOld });
    await store.insertSecret(ctx, { applicationId, hash: hashOf(secret) });
    await record(ctx, {
      event: "application.secret_added",
      actor,
      subject: applicationId,
      details: { revokeOld },
    });
    if (revokeOld) await endTokens(ctx, { actor, applicationId, reason: "secret_revoked" });
    return secret;
  });
}

/** Whatever the application was given so far is refused from now on, on every node, and for good. */
export async function endTokens(
  ctx: TenantCtx,
  ended: { actor: Actor; applicationId: ApplicationId; reason: "secret_revoked" | "application_disabled" },
): Promise<void> {
  const { actor, applicationId, reason } = ended;
  await store.beginGeneration(ctx, applicationId);
  await record(ctx, {
    event: "application.tokens_ended",
    actor,
    subject: applicationId,
    details: { reason },
  });
}

/** Written a moment later, so that nobody waits for it, and known up to a minute. */
export function noteSecretUse(
  tenant: TenantCtx,
  { secretHash }: Pick<store.PresentedClient, "secretHash">,
): void {
  tenant.tally.note(`secret.used ${secretHash.toString("hex")}`, () =>
    store.recordSecretUse(tenant, secretHash),
  );
}

interface ClientCredentials extends Presenter {
  clientSecret: string;
}

/** What a client presents, before anybody is known: where it is looked for, and by what (`clientWith`). */
export function presentedClient(ctx: Ctx, { clientId, clientSecret }: ClientCredentials) {
  const tenant = within(ctx, organisationOfClient(clientId));
  return { tenant, presented: { clientId, secretHash: hashOf(clientSecret) } };
}

/**
 * The application with this id and secret: one statement. Only hashes meet, inside an index, so the time it takes
 * tells nothing about a secret. A disabled application has no credentials. A refusal is an event of its own.
 */
export async function authenticateClient(
  ctx: Ctx,
  client: ClientCredentials,
): Promise<Pick<Application, "id" | "organisationId"> | undefined> {
  const { tenant, presented } = presentedClient(ctx, client);
  const [application] = await store.findClient(tenant, presented);
  if (application === undefined) await noteWrongSecret(tenant, client);
  else noteSecretUse(tenant, presented);
  return application && { ...application, organisationId: tenant.organisationId };
}
