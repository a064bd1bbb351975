import type { GrantId, GrantScopeId } from "../platform/ids.ts";
import { covers, type ReviewedShape } from "../skill-files/index.ts";
import { type Duration, durations } from "./durations.ts";

/** One permission that is allowed now: not revoked, not over, and valid in the run that asks. */
export interface LiveScope {
  id: GrantScopeId;
  grantId: GrantId;
  code: string;
  /** The skill as the person saw it when they allowed this; of an application itself none. */
  shape: ReviewedShape | null;
  duration: Duration;
  /** Whose language model the card said may be told what it opens. */
  reader: string | null;
  /** Of an API of the organisation's own: the version of it that the card showed. */
  apiVersion: number | null;
  /** That API has come to open more since then, and the person has not seen it. */
  rests: boolean;
}

/** What a code is issued for: permissions of one grant. */
export interface Cover {
  grantId: GrantId;
  grantScopeIds: GrantScopeId[];
  /** Something in it was allowed for this run alone. */
  once: boolean;
}

/** A permission that was allowed, as it was in a version of its API that opened less. */
export interface Rested {
  code: string;
  number: number;
}

/**
 * `changed`: some of what is missing was allowed to the skill as it was before. `rested`: some of it is allowed, and
 * rests until the person has seen what it opens by now.
 */
export type Coverage =
  | { missing: string[]; changed: boolean; rested: Rested[] }
  | { missing: []; cover: Cover };

/** What is to be done with a permission. */
export interface Needed {
  scopes: readonly string[];
  shape: ReviewedShape | null;
  /** Whose language model would be told what it opens. */
  reader?: string | undefined;
}

/**
 * Whether what a person allowed is enough for `needed`, for the skill as it is now. A permission counts only if
 * the skill's present shape lies within the one that was accepted with it: a skill that reaches further than what was
 * reviewed asks again in full, and so does a language model whose provider the card did not name; one that rests counts
 * for nothing. An application itself has no shape: what it may do is its scopes, by the letter. Of
 * several permissions the longest-lasting is used.
 */
export function coverage({ scopes: needed, shape, reader }: Needed, live: readonly LiveScope[]): Coverage {
  const within = live.filter((scope) => isWithin(scope.shape, shape));
  const usable = within
    .filter((scope) => !scope.rests && (reader === undefined || scope.reader === reader))
    .sort((a, b) => durations.indexOf(b.duration) - durations.indexOf(a.duration));
  const chosen = needed.map((code) => usable.find((scope) => scope.code === code));
  const missing = needed.filter((_, index) => chosen[index] === undefined);
  const found = chosen.filter((scope) => scope !== undefined);
  const [first] = found;
  if (missing.length > 0 || first === undefined)
    return {
      missing,
      changed: live.some((scope) => missing.includes(scope.code) && !within.includes(scope)),
      rested: restedOf(within.filter(({ code }) => missing.includes(code))),
    };
  const once = found.some((scope) => scope.duration === "once");
  return { missing: [], cover: { grantId: first.grantId, grantScopeIds: found.map(({ id }) => id), once } };
}

/** Of a permission that was allowed in several versions, the latest that was seen. */
function restedOf(scopes: readonly LiveScope[]): Rested[] {
  const latest = new Map<string, number>();
  for (const { code, rests, apiVersion } of scopes)
    if (rests && apiVersion !== null) latest.set(code, Math.max(apiVersion, latest.get(code) ?? 0));
  return [...latest].map(([code, number]) => ({ code, number }));
}

/** What was allowed to an application itself covers none of its skills, and the other way round. */
function isWithin(accepted: ReviewedShape | null, now: ReviewedShape | null): boolean {
  return accepted === null || now === null ? accepted === now : covers(accepted, now);
}
