import { z } from "zod";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { Api } from "../api.ts";
import { publishedContent } from "../publishing/preview.ts";
import { findSecrets } from "../secret-store.ts";
import { ApiView, apiView } from "./views.ts";

export const ApiReply = z.object({ api: ApiView });

/** An API as this caller may see it. */
export async function shown(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  api: Api,
): Promise<z.input<typeof ApiReply>> {
  const published = await publishedContent(ctx, api);
  return { api: apiView(caller, api, { published, secrets: await findSecrets(ctx, api.id) }) };
}
