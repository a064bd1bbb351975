import type { TenantCtx } from "../platform/ctx.ts";
import { findModel } from "../policies/index.ts";

/** What plans for the organisation, by its name. */
export async function modelNameOf(ctx: TenantCtx): Promise<string> {
  return (await findModel(ctx)).model?.name ?? "built-in";
}
