import { z } from "zod";
import { route } from "../../../audit/index.ts";
import type { NamedPerson } from "../../../directory/index.ts";
import { CompatibleError } from "../../../oauth/index.ts";
import type { TenantCtx } from "../../../platform/ctx.ts";
import { AppError } from "../../../platform/errors.ts";
import { application, token } from "../../../platform/http/access.ts";
import type { ApplicationPrincipal, TokenPrincipal } from "../../../platform/http/principal.ts";
import type { Limit } from "../../../platform/limits.ts";
import { ownerOf } from "../../owner.ts";
import type { Todo, TodoText } from "../todo.ts";
import { addTodo } from "../todos.ts";
import { Operator, Owner } from "./paths.ts";
import { one, peopleNamed } from "./people.ts";
import { refusalsOf } from "./refusals.ts";
import { TaskReply, taskReply } from "./replies.ts";
import { checkSizes, mostPeoplePersonal, PersonalTask, personalText, WorkTask, workText } from "./writing.ts";

const personal = refusalsOf("todo.taskCreate", { systemStatus: 400 });
const work = refusalsOf("todo.taskCreate");

const createPersonal = route({
  method: "POST",
  url: "/v1.0/todo/users/me/personalTasks",
  operationId: "createPersonalTodoTask",
  tag: "Compatible",
  dialect: personal.dialect,
  summary: "Add a personal to-do to the list of the person who allowed it",
  // An application's own token is of the wrong kind, whatever it may: that has a code of its own here.
  access: [token("Todo.PersonalTodo.Write"), application()],
  audit: "resource.created",
  body: PersonalTask,
  reply: [200, z.object({ taskId: z.string(), createdTime: z.number() })],
  errors: ["too_many_attempts"],
  async handle(ctx, { caller, body }) {
    if (caller.kind === "application") throw wrongKindOfToken();
    checkSizes(personal, body, mostPeoplePersonal);
    const owner = await ownerOf(ctx, caller, "me");
    const { id, createdAt } = await create(ctx, { caller, owner }, { ...body, ...personalText(body) });
    return { taskId: id, createdTime: createdAt.getTime() };
  },
});

const createWork = route({
  method: "POST",
  url: "/v1.0/todo/users/:unionId/tasks",
  operationId: "createTodoTask",
  tag: "Compatible",
  dialect: work.dialect,
  summary: "Add a to-do that is worked on elsewhere",
  access: [token("Todo.Todo.Write"), application("Todo.Todo.Write.All")],
  audit: "resource.created",
  params: Owner,
  query: Operator,
  body: WorkTask,
  reply: [200, TaskReply],
  errors: ["person_not_found", "todo_exists", "too_many_attempts"],
  async handle(ctx, { caller, params, query, body, request }) {
    checkSizes(work, body);
    const text = workText(body);
    const owner = await ownerOf(ctx, caller, params.unionId);
    const todo = await create(ctx, { caller, owner }, { ...body, ...query, ...text });
    return taskReply(todo, request.id);
  },
});

export const creatingRoutes = [createPersonal, createWork];

const wrongKindOfToken = () =>
  new CompatibleError("invalid_input", {
    code: "todo.taskCreate.tokenTypeError",
    message: "token type is not match",
  });

interface Asked extends TodoText {
  executorIds?: readonly string[] | undefined;
  participantIds?: readonly string[] | undefined;
  creatorId?: string | undefined;
  operatorId?: string | undefined;
  sourceId?: string | undefined;
}

interface Asking {
  caller: TokenPrincipal | ApplicationPrincipal;
  owner: NamedPerson;
}

/** Whose list it is creates it and is to do it, unless the request names others. */
async function create(ctx: TenantCtx, { caller, owner }: Asking, asked: Asked): Promise<Todo> {
  const { executorIds = [], participantIds = [], creatorId, operatorId, sourceId, ...text } = asked;
  await refuseFloods(ctx, owner);
  const named = await peopleNamed(
    ctx,
    { caller, owner },
    {
      anybody: { executorIds, participantIds },
      acting: { creatorId: one(creatorId), operatorId: one(operatorId) },
    },
  );
  const [creator = owner] = named.creatorId;
  const [modifier = creator] = named.operatorId;
  const ids = (people: readonly NamedPerson[]) => people.map(({ id }) => id);
  return addTodo(ctx, caller, owner.id, {
    ...text,
    creatorId: creator.id,
    modifierId: modifier.id,
    executorIds: ids(named.executorIds.length > 0 ? named.executorIds : [owner]),
    participantIds: ids(named.participantIds),
    applicationId: caller.applicationId,
    sourceId: sourceId ?? null,
  });
}

/** No program fills a person's list faster than they could read it. */
const limit: Limit = { name: "to-dos created for a person", points: 200, seconds: 60 };

async function refuseFloods({ limits, organisationId }: TenantCtx, { id }: NamedPerson): Promise<void> {
  const key = `${organisationId} ${id}`;
  const retryAfterSeconds = limits.secondsLeft(limit, key) ?? (await limits.count(limit, key));
  if (retryAfterSeconds !== undefined) throw new AppError("too_many_attempts", id, { retryAfterSeconds });
}
