import type { TenantCtx } from "../../platform/ctx.ts";

/** One event as it is read: its details as values, its hash where it is sealed already. */
export interface FoundEvent {
  id: number;
  at: string;
  event: string;
  actor: { kind: string; id: string | null };
  subject: string | null;
  details: Record<string, unknown>;
  hash: string | null;
}

/** What ids are called, for whoever reads them; those that have no name are left out. */
export type FindNames = (ctx: TenantCtx, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
