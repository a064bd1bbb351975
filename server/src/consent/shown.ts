import { type Catalogue, keepPoints, platformCatalogue } from "../permissions/index.ts";
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
 * Which of these codes open more by now than was shown, or nothing any more. Until the transaction ends the others stay
 * as they are: whoever publishes waits. Held before an application's approvals, as publishing does.
 */
export async function keepShown(
  ctx: TenantCtx,
  codes: readonly string[],
  shown: Shown,
): Promise<Set<string>> {
  const own = codes.filter((code) => platformCatalogue.find(code) === undefined);
  if (own.length === 0) return new Set();
  const kept = await keepPoints(ctx, own);
  return new Set(own.filter((code) => (kept.get(code)?.widenedIn ?? Infinity) > (shown[code] ?? 0)));
}
