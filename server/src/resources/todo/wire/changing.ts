import { z } from "zod";
import { route } from "../../../audit/index.ts";
import type { NamedPerson } from "../../../directory/index.ts";
import type { TenantCtx } from "../../../platform/ctx.ts";
import { application, token } from "../../../platform/http/access.ts";
import type { ApplicationPrincipal, TokenPrincipal } from "../../../platform/http/principal.ts";
import type { TodoId } from "../../../platform/ids.ts";
import { ownerOf } from "../../owner.ts";
import { changeTodo, deleteTodo, finishTodo, type TodoOf } from "../todos.ts";
import { OneTask, Operator } from "./paths.ts";
import { one, peopleNamed } from "./people.ts";
import { refusalsOf } from "./refusals.ts";
import { checkSizes, ExecutorStatus, TaskChange } from "./writing.ts";

const update = refusalsOf("todo.taskUpdate", { ofOne: true });
const status = refusalsOf("todo.taskExecutorStatusUpdate", { ofOne: true });
const removal = refusalsOf("todo.taskDelete", { ofOne: true });

const access = [token("Todo.Todo.Write"), application("Todo.Todo.Write.All")] as const;
const errors = ["person_not_found", "forbidden", "made_by_another"] as const;

const Written = z.object({ result: z.boolean() }).meta({ id: "TodoWritten" });

const updateTask = route({
  method: "PUT",
  url: "/v1.0/todo/users/:unionId/tasks/:taskId",
  operationId: "updateTodoTask",
  tag: "Compatible",
  dialect: update.dialect,
  summary: "Change a to-do, or finish it: its creator for all, others their own part",
  access,
  audit: "resource.changed",
  params: OneTask,
  query: Operator,
  body: TaskChange,
  reply: [200, Written],
  errors,
  async handle(ctx, { caller, params, query, body }) {
    checkSizes(update, body);
    const { executorIds, participantIds, dueTime, done, subject, description, contentFieldList } = body;
    const { of, people } = await asked(
      ctx,
      { caller, ...params, ...query },
      { executorIds: executorIds ?? [], participantIds: participantIds ?? [] },
    );
    await changeTodo(ctx, caller, of, {
      ...(subject !== undefined && { subject }),
      ...(description !== undefined && { description }),
      ...(dueTime !== undefined && { dueAt: new Date(dueTime) }),
      ...(executorIds !== undefined && { executors: people.executorIds }),
      ...(participantIds !== undefined && { participants: people.participantIds }),
      ...(contentFieldList !== undefined && { extras: { contentFieldList } }),
      ...(done !== undefined && { done }),
    });
    return { result: true };
  },
});

const updateStatus = route({
  method: "PUT",
  url: "/v1.0/todo/users/:unionId/tasks/:taskId/executorStatus",
  operationId: "updateTodoTaskExecutorStatus",
  tag: "Compatible",
  dialect: status.dialect,
  summary: "Say who of those who are to do it has finished",
  access,
  audit: "resource.changed",
  params: OneTask,
  query: Operator,
  body: ExecutorStatus,
  reply: [200, Written],
  errors,
  async handle(ctx, { caller, params, query, body: { executorStatusList: list } }) {
    const named = { executorStatusList: list.map(({ id }) => id) };
    const { of, people } = await asked(ctx, { caller, ...params, ...query }, named);
    const parts = people.executorStatusList.map(({ id }, index) => ({
      personId: id,
      done: list[index]?.isDone === true,
    }));
    await finishTodo(ctx, caller, of, parts);
    return { result: true };
  },
});

const deleteTask = route({
  method: "DELETE",
  url: "/v1.0/todo/users/:unionId/tasks/:taskId",
  operationId: "deleteTodoTask",
  tag: "Compatible",
  dialect: removal.dialect,
  summary: "Delete a to-do: its creator for all, others from their own list",
  access,
  audit: "resource.deleted",
  params: OneTask,
  query: Operator,
  reply: [200, Written.extend({ requestId: z.string() })],
  errors,
  async handle(ctx, { caller, params, query, request }) {
    const { of } = await asked(ctx, { caller, ...params, ...query }, {});
    await deleteTodo(ctx, caller, of);
    return { result: true, requestId: request.id.toUpperCase() };
  },
});

export const changingRoutes = [updateTask, updateStatus, deleteTask];

interface Asking {
  caller: TokenPrincipal | ApplicationPrincipal;
  unionId: string;
  taskId: TodoId;
  operatorId?: string | undefined;
}

/** Which to-do is meant, on whose list, and who is named. */
async function asked<K extends string>(
  ctx: TenantCtx,
  { caller, unionId, taskId, operatorId }: Asking,
  anybody: Readonly<Record<K, readonly string[]>>,
): Promise<{ of: TodoOf; people: Record<K, NamedPerson[]> }> {
  const owner = await ownerOf(ctx, caller, unionId);
  const acting = { operatorId: one(operatorId) };
  const people = await peopleNamed(ctx, { caller, owner }, { anybody, acting });
  return { of: { id: taskId, ownerId: owner.id, by: people.operatorId[0] }, people };
}
