import { findOwnApplication } from "../../applications/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { ApplicationId, CallId } from "../../platform/ids.ts";
import type { Page, Part, TimeKey } from "../../platform/page.ts";
import { stepFor } from "./bars.ts";
import { callerAsSeen } from "./callers.ts";
import * as details from "./detail-store.ts";
import * as store from "./log-store.ts";
import type { LogCounts, LogFilter, LoggedCall, LoggedCallDetail } from "./logged-call.ts";

/** The calls of an application, for its developer and for admins. Errors: 404. */
export async function listLogged(
  ctx: TenantCtx,
  seer: PersonPrincipal,
  filter: LogFilter & Page<TimeKey>,
): Promise<Part<LoggedCall>> {
  await findOwnApplication(ctx, seer, filter.applicationId);
  return listFrom(ctx, seer, filter);
}

async function listFrom(
  ctx: TenantCtx,
  seer: PersonPrincipal,
  filter: LogFilter & Page<TimeKey>,
): Promise<Part<LoggedCall> & { after: TimeKey | undefined }> {
  const { items, next, after } = await store.findLogged(ctx, filter);
  return { items: items.map((call) => ({ ...call, caller: callerAsSeen(call.caller, seer) })), next, after };
}

const pageOfExport = 500;

/** All of them, page by page, as fast as they are read. Errors: 404. */
export async function eachLogged(
  ctx: TenantCtx,
  seer: PersonPrincipal,
  filter: LogFilter,
): Promise<AsyncGenerator<readonly LoggedCall[]>> {
  await findOwnApplication(ctx, seer, filter.applicationId);
  return pagesOf(ctx, seer, filter);
}

async function* pagesOf(
  ctx: TenantCtx,
  seer: PersonPrincipal,
  filter: LogFilter,
): AsyncGenerator<readonly LoggedCall[]> {
  let cursor: TimeKey | undefined;
  do {
    const { items, after } = await listFrom(ctx, seer, { ...filter, limit: pageOfExport, cursor });
    yield items;
    cursor = after;
  } while (cursor !== undefined);
}

/** Errors: 404. */
export async function countLogged(
  ctx: TenantCtx,
  seer: PersonPrincipal,
  filter: LogFilter & { from: Date; to: Date },
): Promise<LogCounts & { step: number }> {
  await findOwnApplication(ctx, seer, filter.applicationId);
  const step = stepFor(filter);
  const { callers, ...counts } = await store.countLogged(ctx, { ...filter, step });
  return { ...counts, callers: callers.map((caller) => callerAsSeen(caller, seer)), step };
}

/** `own`: it was made for who looks, and what was said in it may be shown. Errors: 404. */
export async function findLogged(
  ctx: TenantCtx,
  seer: PersonPrincipal,
  which: { applicationId: ApplicationId; id: CallId },
): Promise<LoggedCallDetail & { own: boolean }> {
  await findOwnApplication(ctx, seer, which.applicationId);
  const call = await details.findLoggedDetail(ctx, which);
  if (call === undefined) throw new AppError("not_found", which.id);
  return { ...call, caller: callerAsSeen(call.caller, seer), own: call.caller.id === seer.id };
}
