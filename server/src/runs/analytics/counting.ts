import { findOwnAssistant } from "../../assistants/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { AssistantId } from "../../platform/ids.ts";
import type { Analytics, Usage } from "./analytics.ts";
import * as store from "./store.ts";

interface Range {
  days: number;
  timeZone: string;
}

/** Errors: 404 for an assistant that the caller may not build. */
export async function findAnalytics(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { assistantId, ...range }: { assistantId: AssistantId } & Range,
): Promise<Analytics> {
  await findOwnAssistant(ctx, caller, assistantId);
  const turns = await store.findTurns(ctx, { assistantId, ...range });
  return { ...turns, operations: await store.findOperations(ctx, { assistantId, since: turns.since }) };
}

/** Of each assistant that the caller may build; one that nobody used is not among them. */
export function listUsage(ctx: TenantCtx, caller: PersonPrincipal, days: number): Promise<Usage[]> {
  const by = caller.roles.includes("admin") ? "all" : caller.id;
  return store.findUsage(ctx, { by, days });
}
