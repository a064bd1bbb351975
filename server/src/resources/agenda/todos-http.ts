import { z } from "zod";
import { route } from "../../audit/index.ts";
import { Picture } from "../../directory/index.ts";
import { person } from "../../platform/http/access.ts";
import { none, type Route } from "../../platform/http/route.ts";
import { Time } from "../../platform/http/schemas.ts";
import { idSchema } from "../../platform/ids.ts";
import { Next, pageQuery } from "../../platform/page.ts";
import { ChangeView, DeletionView, type FindConversations, viewsOf } from "../changes/change-view.ts";
import { TodoKey } from "../todo/todo.ts";
import { changeTodo } from "../todo/todos.ts";
import { Moment } from "./moment.ts";
import { addOwnTodo, deleteOwnTodo, readTodos } from "./todos.ts";

const TodoView = z
  .object({
    id: z.string(),
    subject: z.string(),
    description: z.string().nullable(),
    dueAt: Time.nullable(),
    finishedAt: Time.nullable().describe("When the person finished their part."),
    creator: z.object({ name: z.string(), picture: Picture, you: z.boolean() }),
    mayFinish: z.boolean(),
    mayChange: z
      .boolean()
      .describe("The person made it, or it was made for them: what it says is theirs to change."),
    change: ChangeView.nullable().describe("What an application did to it last."),
  })
  .meta({ id: "OwnTodo" });

const getTodos = (findConversations: FindConversations): Route =>
  route({
    method: "GET",
    url: "/api/todos",
    operationId: "listTodos",
    tag: "Agenda",
    summary: "Your to-dos, what is due first at the top; or those that are finished, the latest first",
    access: person(),
    audit: none("read only"),
    query: z.object({
      finished: z.enum(["true", "false"]).default("false"),
      ...pageQuery(TodoKey, { usual: 100 }),
    }),
    reply: [200, z.object({ todos: z.array(TodoView), total: z.number(), next: Next })],
    async handle(ctx, { caller, query: { finished, ...page } }) {
      const { todos, total, next } = await readTodos(ctx, caller, { finished: finished === "true", ...page });
      const changes = todos.flatMap(({ change }) => change ?? []);
      const views = await viewsOf(ctx, { personId: caller.id, changes, findConversations });
      const viewed = new Map(views.map((view) => [view.id, view]));
      return {
        todos: todos.map(({ todo, picture, change }) => ({
          id: todo.id,
          subject: todo.subject,
          description: todo.description,
          dueAt: todo.dueAt?.toISOString() ?? null,
          finishedAt: todo.finishedAt?.toISOString() ?? null,
          creator: { name: todo.creator.name, picture, you: todo.creatorId === caller.id },
          mayFinish: todo.roles.includes("executor") || todo.roles.includes("creator"),
          mayChange: todo.roles.includes("creator"),
          change: viewed.get(change?.id ?? "") ?? null,
        })),
        total,
        next,
      };
    },
  });

/** What the compatible API takes too, whatever its letters. */
const Subject = z.string().trim().min(1).max(300);
const DueAt = Moment.transform((text) => new Date(text));

const postTodo = route({
  method: "POST",
  url: "/api/todos",
  operationId: "addTodo",
  tag: "Agenda",
  summary: "Add a to-do for yourself",
  access: person(),
  audit: "resource.created",
  body: z.object({ subject: Subject, dueAt: DueAt.nullable().optional() }),
  reply: [201, z.object({ id: z.string() })],
  async handle(ctx, { caller, body: { subject, dueAt = null } }) {
    return { id: (await addOwnTodo(ctx, caller, { subject, dueAt })).id };
  },
});

const TodoParams = z.object({ id: idSchema("tod") });

const patchTodo = route({
  method: "PATCH",
  url: "/api/todos/:id",
  operationId: "updateTodo",
  tag: "Agenda",
  summary: "Finish a to-do or open it again, or change what it says",
  access: person(),
  audit: "resource.changed",
  params: TodoParams,
  body: z
    .object({ done: z.boolean().optional(), subject: Subject.optional(), dueAt: DueAt.nullable().optional() })
    .refine((change) => Object.keys(change).length > 0, { error: "say what to change" }),
  reply: [204, null],
  errors: ["forbidden"],
  async handle(ctx, { caller, params, body }) {
    const said = Object.entries(body).filter(([, value]) => value !== undefined);
    await changeTodo(ctx, caller, { id: params.id, ownerId: caller.id }, Object.fromEntries(said));
  },
});

const deleteTodo = route({
  method: "DELETE",
  url: "/api/todos/:id",
  operationId: "deleteTodo",
  tag: "Agenda",
  summary: "Delete a to-do of yours, or take another's off your list",
  access: person(),
  audit: "resource.deleted",
  params: TodoParams,
  reply: [200, DeletionView],
  errors: ["forbidden"],
  async handle(ctx, { caller, params }) {
    return { changeId: await deleteOwnTodo(ctx, caller, params.id) };
  },
});

export const todoPageRoutes = (findConversations: FindConversations): Route[] => [
  getTodos(findConversations),
  postTodo,
  patchTodo,
  deleteTodo,
];
