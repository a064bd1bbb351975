import type { TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { NoticeId, PersonId } from "../../platform/ids.ts";
import type { Page, Part, TimeKey } from "../../platform/page.ts";
import type { NewNotice, Notice } from "./notice.ts";
import * as store from "./store.ts";

/** With the statements of `ctx`: they are told if and only if it happens. */
export function tellPerson(ctx: TenantCtx, notice: NewNotice): Promise<void> {
  return store.insertNotice(ctx, notice);
}

/** A notice that was put away stays in the list: whoever was in somebody's place for a while cannot hide that. */
export function listNotices(
  ctx: TenantCtx,
  { personId, unseen, ...page }: Page<TimeKey> & { personId: PersonId; unseen: boolean },
): Promise<Part<Notice>> {
  return store.findNotices(ctx, { personId, unseen }, page);
}

/** Errors: 404 for another's. */
export async function putAway(ctx: TenantCtx, notice: { id: NoticeId; personId: PersonId }): Promise<void> {
  if (!(await store.setSeen(ctx, notice))) throw new AppError("not_found", notice.id);
}
