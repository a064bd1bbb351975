import { by, record } from "../audit/index.ts";
import { findCatalogue, keepPoints } from "../permissions/index.ts";
import { inTx, type TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import { type ApplicationId, newId, type PermissionRequestId } from "../platform/ids.ts";
import type { Part } from "../platform/page.ts";
import type { ApplicationWithPermissions, PermissionRequest, RequestFilter } from "./application.ts";
import { findOwnApplication } from "./applications.ts";
import type { Use } from "./approval-store.ts";
import * as store from "./permission-store.ts";

/**
 * Asks for permissions: approved at once, or pending for an admin when sensitive. What was rejected may be asked for
 * again. Errors: 400 `permission_unknown`, 404.
 */
export async function applyForPermissions(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  input: { applicationId: ApplicationId; codes: readonly string[]; reason: string },
): Promise<ApplicationWithPermissions> {
  const { applicationId, codes, reason } = input;
  const catalogue = await findCatalogue(ctx);
  const unknown = codes.filter((code) => catalogue.find(code) === undefined);
  if (unknown.length > 0) {
    const details = unknown.map((code) => ({
      path: "body.codes",
      message: `There is no permission ${code}.`,
    }));
    throw new AppError("permission_unknown", unknown.join(", "), { details });
  }
  return inTx(ctx, async (ctx) => {
    await findOwnApplication(ctx, caller, applicationId);
    // A version of an API may just make one sensitive.
    const kept = await keepPoints(ctx, codes);
    const requests = [...new Set(codes)].map((code) => {
      const isSensitive = kept.get(code)?.sensitive ?? catalogue.isSensitive(code);
      return { id: newId("prq"), code, status: isSensitive ? ("pending" as const) : ("approved" as const) };
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

/** Where the skills of an application are that use a permission; they stand to the right of this module. */
export type FindHosts = (ctx: TenantCtx, applicationIds: readonly ApplicationId[]) => Promise<Use[]>;

/** With where the skills are that use what was not approved yet. */
export async function listPermissionRequests(
  ctx: TenantCtx,
  filter: RequestFilter,
  findHosts: FindHosts,
): Promise<Part<PermissionRequest>> {
  const { items, next } = await store.findRequests(ctx, filter);
  const uses = await findHosts(
    ctx,
    items.map(({ application }) => application.id),
  );
  return { items: items.map((request) => withNewHosts(request, uses)), next };
}

function withNewHosts(request: PermissionRequest, uses: readonly Use[]): PermissionRequest {
  const { status, hosts, newHosts, application, code } = request;
  if (status !== "pending" || newHosts.length > 0 || hosts.length > 0) return request;
  const isMeant = (use: Use) => use.applicationId === application.id && use.code === code;
  return { ...request, newHosts: uses.filter(isMeant).flatMap((use) => use.hosts) };
}

interface GivenDecision {
  id: PermissionRequestId;
  decision: "approve" | "reject";
  /** Where it was said to go when it was looked at. */
  newHosts?: readonly string[] | undefined;
  note: string;
}

/**
 * An admin's word, once. It covers the permission for where its skills are now; where there is none yet, for where the
 * first version goes that is published with it. Errors: 404, 409 `already_decided`, also when it goes elsewhere by now.
 */
export function decidePermission(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { id, decision, newHosts, note }: GivenDecision,
  findHosts: FindHosts,
): Promise<PermissionRequest> {
  return inTx(ctx, async (ctx) => {
    const request = await findRequest(ctx, id, findHosts);
    if (newHosts !== undefined && String(newHosts) !== String(request.newHosts)) {
      const message = "Where it goes was changed meanwhile. Look at it again.";
      throw new AppError("already_decided", id, { message });
    }
    const status = decision === "approve" ? "approved" : "rejected";
    const hosts = request.newHosts.length > 0 && status === "approved" ? request.newHosts : null;
    if (!(await store.decideRequest(ctx, { id, by: caller.id, status, hosts, note })))
      throw new AppError("already_decided", id);
    await record(ctx, {
      event: "permission.decided",
      actor: by.person(caller.id),
      subject: request.application.id,
      details: { code: request.code, decision, hosts: request.newHosts, note },
    });
    return findRequest(ctx, id, findHosts);
  });
}

async function findRequest(
  ctx: TenantCtx,
  id: PermissionRequestId,
  findHosts: FindHosts,
): Promise<PermissionRequest> {
  const {
    items: [request],
  } = await listPermissionRequests(ctx, { id, limit: 1 }, findHosts);
  if (request === undefined) throw new AppError("not_found", id);
  return request;
}
