import { findPictures } from "../../directory/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { ChangeId, TodoId } from "../../platform/ids.ts";
import type { Page } from "../../platform/page.ts";
import type { KeptChange } from "../changes/change.ts";
import { findLastChangeId, findLastChanges } from "../changes/store.ts";
import type { ListedTodo, Todo, TodoKey } from "../todo/todo.ts";
import { addTodo, deleteTodo, listTodos } from "../todo/todos.ts";

/** A to-do with all that its person is shown of it. */
export interface ShownTodo {
  todo: ListedTodo;
  /** Of whoever made it. */
  picture: string | null;
  /** What an application did to it last. */
  change: KeptChange | undefined;
}

/** What is open as it is due; what is finished by when it was changed last. */
export async function readTodos(
  ctx: TenantCtx,
  { id: personId }: PersonPrincipal,
  { finished, ...page }: { finished: boolean } & Page<TodoKey>,
): Promise<{ todos: ShownTodo[]; total: number; next: string | null }> {
  const order = finished
    ? ({ by: "modifiedAt", direction: "desc" } as const)
    : ({ by: "dueAt", direction: "asc" } as const);
  const { items, total, next } = await listTodos(ctx, personId, { filter: { finished }, order, ...page });
  const changes = await findLastChanges(ctx, { personId, resourceIds: items.map(({ id }) => id) });
  const pictures = await findPictures(ctx, [...new Set(items.map(({ creatorId }) => creatorId))]);
  const todos = items.map((todo) => ({
    todo,
    picture: pictures.get(todo.creatorId) ?? null,
    change: changes.get(todo.id),
  }));
  return { todos, total, next };
}

/** For nobody but themselves. */
export function addOwnTodo(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { subject, dueAt }: Pick<Todo, "subject" | "dueAt">,
): Promise<Todo> {
  const { id } = caller;
  return addTodo(ctx, caller, id, {
    ...{ subject, dueAt, description: null, kind: "do", priority: null, remindAt: null, link: null },
    ...{ executorsOnly: false, extras: {}, applicationId: null, sourceId: null },
    ...{ creatorId: id, modifierId: id, executorIds: [id], participantIds: [] },
  });
}

/** Answers by which change, so that it can be undone. */
export function deleteOwnTodo(ctx: TenantCtx, caller: PersonPrincipal, id: TodoId): Promise<ChangeId> {
  return inTx(ctx, async (ctx) => {
    await deleteTodo(ctx, caller, { id, ownerId: caller.id });
    return findLastChangeId(ctx, { personId: caller.id, resourceId: id });
  });
}
