import { by, record } from "../audit/index.ts";
import { findPermission } from "../permissions/index.ts";
import { inTx, type TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import { type ApplicationId, newId, type PermissionRequestId } from "../platform/ids.ts";
import type { Part } from "../platform/page.ts";
import type { ApplicationWithPermissions, PermissionRequest, RequestFilter } from "./application.ts";
import { findOwnApplication } from "./applications.ts";
import * as store from "./store.ts";

/**
 * Asks for permissions: approved at once, or pending for an admin when sensitive. What was rejected may be asked for
 * again. Errors: 400 `permission_unknown`, 404.
 */
export function applyForPermissions(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  input: { applicationId: ApplicationId; codes: readonly string[]; reason: string },
): Promise<ApplicationWithPermissions> {
  const { applicationId, codes, reason } = input;
  const unknown = codes.filter((code) => findPermission(code) === undefined);
  if (unknown.length > 0) {
    const details = unknown.map((code) => ({
      path: "body.codes",
      message: `There is no permission ${code}.`,
    }));
    throw new AppError("permission_unknown", unknown.join(", "), { details });
  }
  return inTx(ctx, async (ctx) => {
    await findOwnApplication(ctx, caller, applicationId);
    const requests = [...new Set(codes)].map((code) => {
      const status = findPermission(code)?.sensitive === false ? ("approved" as const) : ("pending" as const);
      return { id: newId("prq"), code, status };
    });
    await store.upsertRequests(ctx, { applicationId, by: caller.id, reason, requests });
    await record(ctx, {
      event: "permission.requested",
      actor: by.person(caller.id),
      subject: applicationId,
      details: { codes, reason },
    });
    return findOwnApplication(ctx, caller, applicationId);
  });
}

/** What an application may ask people for, and use, now. */
export function approvedScopes(ctx: TenantCtx, applicationId: ApplicationId): Promise<string[]> {
  return store.findApprovedScopes(ctx, applicationId);
}

export function listPermissionRequests(
  ctx: TenantCtx,
  filter: RequestFilter,
): Promise<Part<PermissionRequest>> {
  return store.findRequests(ctx, filter);
}

/** An admin's word, once. Errors: 404, 409 `already_decided`. */
export function decidePermission(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  input: { id: PermissionRequestId; decision: "approve" | "reject"; note: string },
): Promise<PermissionRequest> {
  return inTx(ctx, async (ctx) => {
    const { id, decision, note } = input;
    const status = decision === "approve" ? "approved" : "rejected";
    const decided = await store.decideRequest(ctx, { id, by: caller.id, status, note });
    const {
      items: [request],
    } = await store.findRequests(ctx, { id, limit: 1 });
    if (request === undefined) throw new AppError("not_found", id);
    if (!decided) throw new AppError("already_decided", id);
    await record(ctx, {
      event: "permission.decided",
      actor: by.person(caller.id),
      subject: request.application.id,
      details: { code: request.code, decision, note },
    });
    return request;
  });
}
