import { z } from "zod";
import { route } from "../../../audit/index.ts";
import { findOrganisation } from "../../../directory/index.ts";
import { application, token } from "../../../platform/http/access.ts";
import { none } from "../../../platform/http/route.ts";
import { ownerOf } from "../../owner.ts";
import { countTodos, getTodo, listTodos } from "../todos.ts";
import { OneTask, Owner } from "./paths.ts";
import { cursorIn, filterOf, orderOf, TodoCount, TodoQuery, WorkQuery } from "./reading.ts";
import { refusalsOf } from "./refusals.ts";
import { TaskReply, TodoCard, taskReply, todoCard, WorkCard, workCard } from "./replies.ts";

const ofOrganisation = refusalsOf("todo.orgTaskQuery");
const query = refusalsOf("todo.taskQuery");
const ofOne = refusalsOf("todo.taskQuery", { ofOne: true });

const access = [token("Todo.Todo.Read"), application("Todo.Todo.Read.All")] as const;
const audit = none("read only");
const pageSize = 50;
const kinds = { TODO: "do", READ: "read" } as const;

const queryWork = route({
  method: "POST",
  url: "/v1.0/todo/users/:unionId/org/tasks/query",
  operationId: "queryOrgTodoTasks",
  tag: "Compatible",
  dialect: ofOrganisation.dialect,
  summary: "The work to-dos on a person's list, the latest first; finished ones for 180 days",
  access,
  audit,
  params: Owner,
  body: WorkQuery,
  reply: [200, z.object({ nextToken: z.string().optional(), todoCards: z.array(WorkCard) })],
  errors: ["person_not_found"],
  async handle(ctx, { caller, params, body }) {
    const { isDone, roleTypes, todoType } = body;
    const order = orderOf({});
    const cursor = cursorIn(ofOrganisation, body, order);
    const { id } = await ownerOf(ctx, caller, params.unionId);
    const filter = { finished: isDone, roles: roleTypes, kind: todoType && kinds[todoType], work: true };
    const { items, next } = await listTodos(ctx, id, { filter, order, cursor, limit: pageSize });
    return { ...(next !== null && { nextToken: next }), todoCards: items.map(workCard) };
  },
});

const queryAll = route({
  method: "POST",
  url: "/v1.0/todo/users/:unionId/tasks/list",
  operationId: "queryTodoTasks",
  tag: "Compatible",
  dialect: query.dialect,
  summary: "The to-dos on a person's list, personal ones and work, in the order asked for",
  access,
  audit,
  params: Owner,
  body: TodoQuery,
  reply: [
    200,
    z.object({ nextToken: z.string().optional(), totalCount: z.number(), todoCards: z.array(TodoCard) }),
  ],
  errors: ["person_not_found"],
  async handle(ctx, { caller, params, body }) {
    const { category, isRecycled: recycled = false } = body;
    const order = orderOf(body);
    const cursor = cursorIn(query, body, order);
    const filter = { ...filterOf(query, body), work: category && category === "org" };
    const { id } = await ownerOf(ctx, caller, params.unionId);
    const organisation = await findOrganisation(ctx);
    const { items, next, total } = await listTodos(ctx, id, { filter, order, cursor, limit: pageSize });
    return {
      ...(next !== null && { nextToken: next }),
      totalCount: total,
      todoCards: items.map((todo) => todoCard(todo, { recycled, organisation })),
    };
  },
});

const count = route({
  method: "POST",
  url: "/v1.0/todo/users/:unionId/tasks/count",
  operationId: "countTodoTasks",
  tag: "Compatible",
  dialect: query.dialect,
  summary: "How many to-dos are on a person's list",
  access,
  audit,
  params: Owner,
  body: TodoCount,
  reply: [200, z.object({ result: z.number() })],
  errors: ["person_not_found"],
  async handle(ctx, { caller, params, body }) {
    const filter = filterOf(query, body);
    const { id } = await ownerOf(ctx, caller, params.unionId);
    return { result: await countTodos(ctx, id, filter) };
  },
});

const getOne = route({
  method: "GET",
  url: "/v1.0/todo/users/:unionId/tasks/:taskId",
  operationId: "getTodoTask",
  tag: "Compatible",
  dialect: ofOne.dialect,
  summary: "A to-do on a person's list, with all that is said of it",
  access,
  audit,
  params: OneTask,
  reply: [200, TaskReply],
  errors: ["person_not_found"],
  async handle(ctx, { caller, params, request }) {
    const { id: ownerId } = await ownerOf(ctx, caller, params.unionId);
    return taskReply(await getTodo(ctx, { id: params.taskId, ownerId }), request.id);
  },
});

export const listingRoutes = [queryWork, queryAll, count, getOne];
