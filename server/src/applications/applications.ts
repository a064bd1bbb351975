import { by, record } from "../audit/index.ts";
import { inTx, type TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import { type ApplicationId, newId } from "../platform/ids.ts";
import type { Page, Part, TimeKey } from "../platform/page.ts";
import { hashOf, newSecret, type Secret } from "../platform/secret.ts";
import type { ApplicationWithPermissions, NewApplication } from "./application.ts";
import { newClientId } from "./client-id.ts";
import { ownedBy } from "./policy.ts";
import * as store from "./store.ts";

/** The secret is in this answer alone; we keep its hash. */
export function createApplication(
  ctx: TenantCtx,
  caller: Pick<PersonPrincipal, "id">,
  input: NewApplication,
): Promise<{ application: ApplicationWithPermissions; clientSecret: Secret }> {
  return inTx(ctx, async (ctx) => {
    const clientSecret = newSecret(ctx.organisationId);
    const application = await store.insertApplication(ctx, {
      ...input,
      id: newId("app"),
      clientId: newClientId(ctx.organisationId),
      createdBy: caller.id,
      secretHash: hashOf(clientSecret),
    });
    await record(ctx, {
      event: "application.created",
      actor: by.person(caller.id),
      subject: application.id,
      details: { name: application.name, clientId: application.clientId },
    });
    const secrets = [{ createdAt: application.createdAt.toISOString(), lastUsedAt: null, endsAt: null }];
    return { application: { ...application, secrets, permissions: [] }, clientSecret };
  });
}

export function listApplications(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  page: Page<TimeKey>,
): Promise<Part<ApplicationWithPermissions>> {
  return store.findApplications(ctx, { createdBy: ownedBy(caller), ...page });
}

/** Errors: 404 unknown, another organisation's, or another developer's. */
export async function findOwnApplication(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  id: ApplicationId,
): Promise<ApplicationWithPermissions> {
  const {
    items: [application],
  } = await store.findApplications(ctx, { createdBy: ownedBy(caller), id, limit: 1 });
  if (application === undefined) throw new AppError("not_found", id);
  return application;
}
