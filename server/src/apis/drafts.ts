import { by, record } from "../audit/index.ts";
import { inTx, type TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import type { ApiId } from "../platform/ids.ts";
import type { Api, ApiContent } from "./api.ts";
import { findSeenApi } from "./apis.ts";
import { requireSound } from "./content.ts";
import { requireEditor } from "./policy.ts";
import { findApi, updateDraft } from "./store.ts";

/**
 * The whole of what the next version says; nobody meets it before it is published.
 * Errors: 404, 403, 400 with each place, 409 `changed_meanwhile` when it is of another revision by now.
 */
export function saveDraft(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { id, content, revision }: { id: ApiId; content: ApiContent; revision: number },
): Promise<Api> {
  return inTx(ctx, async (ctx) => {
    const api = await findApi(ctx, id);
    requireEditor(caller, api);
    await requireSound(ctx, caller, { namespace: api.namespace, content, of: api });
    if ((await updateDraft(ctx, { id, draft: content, revision })) === undefined) throw draftChanged(id);
    const details = { revision: revision + 1, points: content.points.length };
    await record(ctx, { event: "api.draft_saved", actor: by.person(caller.id), subject: id, details });
    return findSeenApi(ctx, caller, id);
  });
}

export function draftChanged(id: ApiId): AppError {
  const message = "Somebody changed the draft meanwhile. Load it again; nothing was done.";
  return new AppError("changed_meanwhile", id, { message });
}
