import { covers, type ReviewedShape } from "../assistants/index.ts";
import type { GrantId, GrantScopeId } from "../platform/ids.ts";
import { type Duration, durations } from "./durations.ts";

/** One permission that is allowed now: not revoked, not over, and valid in the run that asks. */
export interface LiveScope {
  id: GrantScopeId;
  grantId: GrantId;
  code: string;
  /** The skill as the person saw it when they allowed this. */
  shape: ReviewedShape;
  duration: Duration;
}

/** What a code is issued for: permissions of one grant. */
export interface Cover {
  grantId: GrantId;
  grantScopeIds: GrantScopeId[];
  /** Something in it was allowed for this run alone. */
  once: boolean;
}

export type Coverage = { missing: string[] } | { missing: []; cover: Cover };

/**
 * Whether what a person allowed is enough for `needed`, for the skill as it is now. A permission counts only if the
 * skill's present shape lies within the one that was accepted with it, as far as that permission is concerned: what a
 * new version wants besides is missing by itself. Of several the longest-lasting is used.
 */
export function coverage(
  needed: readonly string[],
  shape: ReviewedShape,
  live: readonly LiveScope[],
): Coverage {
  const usable = live
    .filter((scope) => covers(concerning(scope.shape, scope.code), concerning(shape, scope.code)))
    .sort((a, b) => durations.indexOf(b.duration) - durations.indexOf(a.duration));
  const chosen = needed.map((code) => usable.find((scope) => scope.code === code));
  const missing = needed.filter((_, index) => chosen[index] === undefined);
  const found = chosen.filter((scope) => scope !== undefined);
  const [first] = found;
  if (missing.length > 0 || first === undefined) return { missing };
  const once = found.some((scope) => scope.duration === "once");
  return { missing: [], cover: { grantId: first.grantId, grantScopeIds: found.map(({ id }) => id), once } };
}

/** The part of a shape that one permission is about: the operations that use it, as if it were their only one. */
function concerning(shape: ReviewedShape, code: string): ReviewedShape {
  const operations = Object.entries(shape.operations)
    .filter(([, { scopes }]) => scopes.includes(code))
    .map(([id, operation]) => [id, { ...operation, scopes: [code] }]);
  return { ...shape, operations: Object.fromEntries(operations) };
}
