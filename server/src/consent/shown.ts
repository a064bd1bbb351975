import { type Catalogue, keepPoints } from "../permissions/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";

/** Of each permission of an API of the organisation's own, the version of it that was shown. The platform's have none. */
export type Shown = Readonly<Record<string, number>>;

/** What a card says that shows these. */
export function shownOf(codes: readonly string[], { find }: Catalogue): Shown {
  return Object.fromEntries(
    codes.flatMap((code) => {
      const version = find(code)?.version ?? null;
      return version === null ? [] : [[code, version] as const];
    }),
  );
}

/**
 * Which of these open more by now than was shown, or are withdrawn. Until the transaction ends the others stay as they
 * are: whoever publishes waits. Held before an application's approvals, as publishing does.
 */
export async function keepShown(ctx: TenantCtx, shown: Shown): Promise<Set<string>> {
  const codes = Object.keys(shown);
  if (codes.length === 0) return new Set();
  const kept = await keepPoints(ctx, codes);
  return new Set(codes.filter((code) => (kept.get(code)?.widenedIn ?? Infinity) > (shown[code] ?? 0)));
}
