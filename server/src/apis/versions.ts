import type { TenantCtx } from "../platform/ctx.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import type { ApiId } from "../platform/ids.ts";
import type { Page, Part } from "../platform/page.ts";
import type { ApiVersion } from "./api.ts";
import { findSeenApi } from "./apis.ts";
import { findVersions } from "./version-store.ts";

/** Errors: 404. */
export async function listVersions(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  apiId: ApiId,
  page: Page<readonly [number: number]>,
): Promise<Part<ApiVersion>> {
  await findSeenApi(ctx, caller, apiId);
  return findVersions(ctx, apiId, page);
}
