import type { TenantCtx } from "../../platform/ctx.ts";

/** What people allowed of an API's points stands to the right of this module. */
export interface Allowed {
  /** How many people allow each of these codes now; left out where nobody does. */
  countPeople(ctx: TenantCtx, codes: readonly string[]): Promise<Map<string, number>>;
  /** What was allowed as an older version showed it rests until its person has seen this one. */
  rest(ctx: TenantCtx, points: { codes: readonly string[]; number: number }): Promise<void>;
  /** The points were withdrawn. */
  end(ctx: TenantCtx, codes: readonly string[]): Promise<void>;
}
