import { by, record } from "../audit/index.ts";
import { inTx, type TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import { type ApiId, newId, type PersonId } from "../platform/ids.ts";
import type { Page, Part, TimeKey } from "../platform/page.ts";
import { hashOf, newSecret, type Secret } from "../platform/secret.ts";
import type { Api, ApiChange, ApiContent, ListedApi, Subject } from "./api.ts";
import { requireSound } from "./content.ts";
import { requireEditor, requireSeen, seenBy } from "./policy.ts";
import { lookOf } from "./rules/look.ts";
import { insertSecret } from "./secret-store.ts";
import * as store from "./store.ts";

interface NewApi {
  namespace: string;
  content: ApiContent;
  ownerId?: PersonId | undefined;
  subject: Subject;
}

/**
 * Registers an API, of which nothing is published yet. Its first secret is in this answer alone. The namespace belongs to
 * it from then on, also when it was removed. Errors: 409 `namespace_taken`, 400 with each place of the content.
 */
export function registerApi(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { namespace, content, ownerId = caller.id, subject }: NewApi,
): Promise<{ api: Api; secret: Secret }> {
  return inTx(ctx, async (ctx) => {
    await requireSound(ctx, caller, { namespace, content });
    await requireActive(ctx, ownerId);
    const id = newId("api");
    const added = await store.insertApi(ctx, {
      ...{ id, namespace, look: lookOf(namespace), ownerId, subject },
      draft: content,
      createdBy: caller.id,
    });
    if (!added) throw new AppError("namespace_taken", namespace);
    const secret = newSecret(ctx.organisationId);
    await insertSecret(ctx, { apiId: id, hash: hashOf(secret) });
    const { zh, en } = content.name;
    const details = { namespace, name: `${zh} / ${en}`, ownerId };
    await record(ctx, { event: "api.registered", actor: by.person(caller.id), subject: id, details });
    return { api: await findSeenApi(ctx, caller, id), secret };
  });
}

/** Errors: 400 for who is no active person of the organisation. */
async function requireActive(ctx: TenantCtx, ownerId: PersonId): Promise<void> {
  if (await store.isActive(ctx, ownerId)) return;
  const details = [{ path: "body.ownerId", message: "must be an active person of the organisation" }];
  throw new AppError("invalid_input", ownerId, { details });
}

export function listApis(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  page: Page<TimeKey>,
): Promise<Part<ListedApi>> {
  return store.findApis(ctx, { ownerId: seenBy(caller), ...page });
}

/** Errors: 404 unknown, removed, another organisation's, or not the caller's to see. */
export async function findSeenApi(ctx: TenantCtx, caller: PersonPrincipal, id: ApiId): Promise<Api> {
  const api = await store.findApi(ctx, id);
  requireSeen(caller, api);
  return api;
}

/** What only an admin and its owner see of it. Errors: 404, 403. */
export async function findOwnedApi(ctx: TenantCtx, caller: PersonPrincipal, id: ApiId): Promise<Api> {
  const api = await store.findApi(ctx, id);
  requireEditor(caller, api);
  return api;
}

/** Errors: 404, 400. */
export function changeApi(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  id: ApiId,
  change: ApiChange,
): Promise<Api> {
  return inTx(ctx, async (ctx) => {
    await findSeenApi(ctx, caller, id);
    if (change.ownerId !== undefined) await requireActive(ctx, change.ownerId);
    await store.updateApi(ctx, id, change);
    await record(ctx, {
      event: "api.changed",
      actor: by.person(caller.id),
      subject: id,
      details: { ...change },
    });
    return findSeenApi(ctx, caller, id);
  });
}
