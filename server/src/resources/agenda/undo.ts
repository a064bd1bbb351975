import { findMember } from "../../directory/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { ChangeId, TodoId } from "../../platform/ids.ts";
import { calendars } from "../calendar/index.ts";
import type { UndoableChange } from "../changes/change.ts";
import { holdChange, markUndone } from "../changes/store.ts";
import { deleteTodo, restoreTodo } from "../todo/todos.ts";

/**
 * Takes back what was done to an event or a to-do of the caller, in their name or by themselves: what was made is deleted,
 * what was changed or deleted is put back. Nobody is told. Errors: `not_found`, `already_undone`, `undo_too_late`;
 * `changed_meanwhile` where anything was done to it since.
 */
export function undoChange(ctx: TenantCtx, caller: PersonPrincipal, id: ChangeId): Promise<void> {
  return inTx(ctx, async (ctx) => {
    const change = await holdChange(ctx, { id, personId: caller.id });
    if (change === undefined) throw new AppError("not_found", id);
    if (change.undone) throw new AppError("already_undone", id);
    if (change.late) throw new AppError("undo_too_late", id);
    await (change.kind === "event" ? undoEvent(ctx, caller, change) : undoTodo(ctx, caller, change));
    await markUndone(ctx, id);
  });
}

async function undoEvent(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { resourceId: eventId, before, version }: UndoableChange,
): Promise<void> {
  const { id, unionId, name } = await findMember(ctx, caller.id);
  const writing = { caller, owner: { id, unionId, name } };
  if (!(await calendars.restore(ctx, writing, { eventId, before, version })))
    throw new AppError("changed_meanwhile", eventId);
}

async function undoTodo(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { resourceId, before, version }: UndoableChange,
): Promise<void> {
  const of = { id: resourceId as TodoId, ownerId: caller.id };
  if (before !== null) {
    await restoreTodo(ctx, caller, of, { before, version });
    return;
  }
  const deleted = await deleteTodo(ctx, caller, of);
  // What it was changed to meanwhile comes back with the transaction.
  if (deleted.version !== version + 1) throw new AppError("changed_meanwhile", resourceId);
}
