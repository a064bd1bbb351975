import { z } from "zod";
import type { Organisation } from "../../../directory/index.ts";
import { isToDoIt } from "../roles.ts";
import type { ListedTodo, Todo } from "../todo.ts";
import { Category, TodoType } from "./fields.ts";

// Times are Unix milliseconds, people are union ids. A member without a value is left out.

const Field = z
  .object({ fieldKey: z.string(), fieldValue: z.string() })
  .meta({ id: "TodoContentFieldReply" });
const Notify = z.object({ dingNotify: z.string().optional() }).meta({ id: "TodoNotifyReply" });

const told = {
  subject: z.string(),
  dueTime: z.number().optional(),
  detailUrl: z
    .object({ appUrl: z.string().optional(), pcUrl: z.string().optional() })
    .meta({ id: "TodoDetailUrlReply" })
    .optional(),
  priority: z.number().optional(),
  createdTime: z.number(),
  modifiedTime: z.number(),
  creatorId: z.string(),
  sourceId: z.string().optional(),
  bizTag: z.string().describe("The application that made it; `behalf` where the person did."),
};

export const TaskReply = z
  .object({
    id: z.string(),
    ...told,
    description: z.string().optional(),
    startTime: z.number(),
    finishTime: z.number().optional(),
    done: z.boolean().describe("Whether all who are to do it have finished."),
    executorIds: z.array(z.string()),
    participantIds: z.array(z.string()),
    source: z.string(),
    modifierId: z.string(),
    requestId: z.string(),
    contentFieldList: z.array(Field).optional(),
    isOnlyShowExecutor: z.boolean(),
    notifyConfigs: Notify.optional(),
  })
  .meta({ id: "TodoTask" });

const card = {
  taskId: z.string(),
  ...told,
  isDone: z.boolean().describe("Whether the person whose list it is has finished."),
  todoType: TodoType,
};

export const WorkCard = z.object(card).meta({ id: "WorkTodoCard" });

export const TodoCard = z
  .object({
    ...card,
    todoStatus: z.enum(["TODO", "DONE", "RECYCLED"]),
    category: Category,
    orgInfo: z.object({ corpId: z.string(), name: z.string() }),
    originalSource: z.object({ sourceTitle: z.string() }).optional(),
    todoCardView: z.object({
      todoCardTitle: z.string(),
      todoCardContentList: z.array(z.object({ name: z.string(), value: z.string() })),
    }),
  })
  .meta({ id: "TodoCard" });

/** What is given back as it was given. */
const Extras = z.object({ contentFieldList: z.array(Field).optional(), notifyConfigs: Notify.optional() });

export function taskReply(todo: Todo, requestId: string): z.input<typeof TaskReply> {
  const { id, people, doneAt } = todo;
  const unionIds = (those: Todo["people"]) => those.map(({ unionId }) => unionId);
  const { contentFieldList, notifyConfigs } = Extras.parse(todo.extras);
  const creator = people.find(({ id }) => id === todo.creatorId);
  return {
    id,
    ...toldOf(todo, creator?.unionId ?? ""),
    ...(todo.description !== null && { description: todo.description }),
    startTime: todo.createdAt.getTime(),
    ...(doneAt && { finishTime: doneAt.getTime() }),
    done: doneAt !== null,
    executorIds: unionIds(people.filter(isToDoIt)),
    participantIds: unionIds(people.filter(({ roles }) => roles.includes("participant"))),
    source: bizTagOf(todo),
    modifierId: todo.modifier.unionId,
    requestId: requestId.toUpperCase(),
    ...(contentFieldList && { contentFieldList }),
    isOnlyShowExecutor: todo.executorsOnly,
    ...(notifyConfigs && { notifyConfigs }),
  };
}

export function workCard(todo: ListedTodo): z.input<typeof WorkCard> {
  return {
    taskId: todo.id,
    ...toldOf(todo, todo.creator.unionId),
    isDone: todo.finishedAt !== null,
    todoType: todo.kind === "read" ? "READ" : "TODO",
  };
}

export function todoCard(
  todo: ListedTodo,
  { recycled, organisation }: { recycled: boolean; organisation: Organisation },
): z.input<typeof TodoCard> {
  const { contentFieldList = [] } = Extras.parse(todo.extras);
  const { corpId, name } = organisation;
  return {
    ...workCard(todo),
    todoStatus: recycled ? "RECYCLED" : todo.finishedAt === null ? "TODO" : "DONE",
    category: todo.link === null ? "personal" : "org",
    orgInfo: { corpId, name },
    ...(todo.applicationName !== null && { originalSource: { sourceTitle: todo.applicationName } }),
    todoCardView: {
      todoCardTitle: todo.subject,
      todoCardContentList: contentFieldList.map(({ fieldKey, fieldValue }) => ({
        name: fieldKey,
        value: fieldValue,
      })),
    },
  };
}

function toldOf(todo: Todo | ListedTodo, creatorId: string) {
  const { link, dueAt, priority, sourceId } = todo;
  return {
    subject: todo.subject,
    ...(dueAt && { dueTime: dueAt.getTime() }),
    ...(link && { detailUrl: { appUrl: link.app, pcUrl: link.desktop } }),
    ...(priority !== null && { priority }),
    createdTime: todo.createdAt.getTime(),
    modifiedTime: todo.modifiedAt.getTime(),
    creatorId,
    ...(sourceId !== null && { sourceId }),
    bizTag: bizTagOf(todo),
  };
}

const bizTagOf = ({ applicationId }: Pick<Todo, "applicationId">): string => applicationId ?? "behalf";
