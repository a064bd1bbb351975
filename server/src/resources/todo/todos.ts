import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonId, TodoId } from "../../platform/ids.ts";
import type { Page } from "../../platform/page.ts";
import type { Change, Changer } from "../changes/change.ts";
import { recordChange } from "../changes/changes.ts";
import { KeptTodo } from "./kept.ts";
import { ownTodos } from "./own/store.ts";
import { changed, deleted, finished, rolesIn, type TodoChange } from "./roles.ts";
import type { NewTodo, Todo, TodoFilter, TodoKey, TodoOrder, TodoPage, TodoStore } from "./todo.ts";

/** Where everybody's to-dos are. */
const store: TodoStore = ownTodos;

/** Which to-do, on whose list, and who says so: the same person unless an application names another. */
export interface TodoOf {
  id: TodoId;
  ownerId: PersonId;
  by?: Todo["modifier"] | undefined;
}

export function listTodos(
  ctx: TenantCtx,
  personId: PersonId,
  asked: { filter: TodoFilter; order: TodoOrder } & Page<TodoKey>,
): Promise<TodoPage> {
  return store.list(ctx, personId, asked);
}

export function countTodos(ctx: TenantCtx, personId: PersonId, filter: TodoFilter): Promise<number> {
  return store.count(ctx, personId, filter);
}

/** Errors: `not_found` for one that is not on the person's list. */
export async function getTodo(ctx: TenantCtx, { id, ownerId }: TodoOf): Promise<Todo> {
  const todo = await find(ctx, id);
  rolesIn(todo, ownerId);
  return todo;
}

/** Errors: `todo_exists` where its application has made one for this creator under the same source id. */
export function addTodo(ctx: TenantCtx, caller: Changer, ownerId: PersonId, todo: NewTodo): Promise<Todo> {
  return inTx(ctx, async (ctx) => {
    const id = await store.add(ctx, todo);
    if (id === undefined) throw new AppError("todo_exists", todo.sourceId ?? "");
    const added = await find(ctx, id);
    await recordChange(ctx, caller, told(ownerId, added, { action: "created", before: null }));
    return added;
  });
}

/** Errors: `not_found`, `forbidden` by the role of whose list it is on, `made_by_another`. */
export function changeTodo(ctx: TenantCtx, caller: Changer, of: TodoOf, change: TodoChange): Promise<Todo> {
  return write(ctx, caller, of, { to: (todo, now) => changed(todo, of.ownerId, change, now) });
}

/** Finishes parts of it, or opens them again. Errors: those of a change, and `invalid_input` for a part nobody has. */
export function finishTodo(
  ctx: TenantCtx,
  caller: Changer,
  of: TodoOf,
  parts: readonly { personId: PersonId; done: boolean }[],
): Promise<Todo> {
  return write(ctx, caller, of, { to: (todo, now) => finished(todo, of.ownerId, parts, now) });
}

/** For all, or off one's own list. Errors: those of a change. */
export function deleteTodo(ctx: TenantCtx, caller: Changer, of: TodoOf): Promise<Todo> {
  return write(ctx, caller, of, {
    action: "deleted",
    to: (todo, now) => deleted(todo, of.ownerId, now),
  });
}

/**
 * Puts it back as a change kept it, unless something was changed since. Errors: `not_found`, also for one the person had
 * nothing to do with; `changed_meanwhile`.
 */
export function restoreTodo(
  ctx: TenantCtx,
  caller: Changer,
  of: TodoOf,
  { before, version }: { before: unknown; version: number },
): Promise<Todo> {
  const kept = KeptTodo.parse(before);
  return write(ctx, caller, of, {
    to(todo) {
      if (todo.version !== version) throw new AppError("changed_meanwhile", `${todo.id} at ${todo.version}`);
      const restored = { ...todo, ...kept };
      rolesIn(restored, of.ownerId);
      return restored;
    },
  });
}

async function find(ctx: TenantCtx, id: TodoId): Promise<Todo> {
  const todo = await store.find(ctx, id);
  if (todo === undefined) throw new AppError("not_found", id);
  return todo;
}

interface Writing {
  action?: "changed" | "deleted";
  to(todo: Todo, now: Date): Todo;
}

function write(
  ctx: TenantCtx,
  caller: Changer,
  { id, ownerId, by }: TodoOf,
  { action = "changed", to }: Writing,
): Promise<Todo> {
  return inTx(ctx, async (ctx) => {
    const written = await store.change(ctx, id, (todo, now) => {
      const after = to(todo, now);
      refuseAnothers(todo, caller);
      return { ...after, modifier: by ?? todo.people.find(({ id }) => id === ownerId) ?? todo.modifier };
    });
    if (written === undefined) throw new AppError("not_found", id);
    const { before, after } = written;
    await recordChange(ctx, caller, told(ownerId, after, { action, before }));
    return after;
  });
}

/** What one application made, no other one changes; what the person made themselves, whoever may act for them. */
function refuseAnothers({ id, applicationId }: Todo, caller: Changer): void {
  if (caller.kind === "person" || applicationId === null || applicationId === caller.applicationId) return;
  throw new AppError("made_by_another", `${id} was made by ${applicationId}`);
}

const told = (owner: PersonId, todo: Todo, change: Pick<Change, "action" | "before">): Change => ({
  ...change,
  owner,
  kind: "todo",
  resourceId: todo.id,
  title: todo.subject,
  version: todo.version,
});
