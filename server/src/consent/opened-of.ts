import { findOpened, type Opening, type SeenPoint } from "../apis/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import type { Grant } from "./grant.ts";

/** What a permission that rests opens by now beyond what was seen of it. */
export type OpenedOf = (seen: SeenPoint) => Opening;

/** Of all that rests in these grants. */
export async function findOpenedOf(ctx: TenantCtx, grants: readonly Grant[]): Promise<OpenedOf> {
  const seen = grants.flatMap(({ scopes }) =>
    scopes.flatMap(({ code, resting }) => (resting === null ? [] : [{ code, number: resting.number }])),
  );
  const found = await findOpened(ctx, seen);
  return ({ code, number }) =>
    found.find((each) => each.code === code && each.number === number)?.opened ?? nothing;
}

/** Of one that was withdrawn meanwhile. */
const nothing: Opening = { operations: [], fields: [], write: false, baseUrl: null };
