import type { TenantCtx } from "../platform/ctx.ts";
import type { Colleague } from "./person.ts";
import * as store from "./store.ts";

/** More are not told apart by choosing from a list. */
export const maxColleagues = 10;

/**
 * The active members with this name; when nobody has exactly it, those whose name contains it. One of `maxColleagues + 1`
 * says that there are too many. Names of one character match whole names alone.
 */
export function findColleagues(ctx: TenantCtx, name: string): Promise<Colleague[]> {
  return store.findColleagues(ctx, { name: name.trim(), limit: maxColleagues + 1 });
}
