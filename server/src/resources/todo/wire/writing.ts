import { z } from "zod";
import type { TodoText } from "../todo.ts";
import {
  Action,
  ContentField,
  DetailUrl,
  isTime,
  Milliseconds,
  NotifyConfigs,
  optional,
  People,
  Text,
  TodoType,
  timeOf,
  UnionId,
} from "./fields.ts";
import { wrongAt } from "./people.ts";
import type { Refusals } from "./refusals.ts";

const said = { description: optional(Text), dueTime: optional(Milliseconds) };
const people = { executorIds: optional(People), participantIds: optional(People) };

export const PersonalTask = z
  .object({
    subject: Text.min(1, "不能为空"),
    ...said,
    ...people,
    reminderTimeStamp: optional(Milliseconds),
    notifyConfigs: optional(NotifyConfigs),
  })
  .meta({ id: "PersonalTodoRequest" });

export const WorkTask = z
  .object({
    ...PersonalTask.shape,
    detailUrl: DetailUrl,
    sourceId: optional(Text.max(200, "过长")),
    creatorId: optional(UnionId),
    contentFieldList: optional(z.array(ContentField, "必须是数组").max(50, "过多")),
    isOnlyShowExecutor: optional(z.boolean("必须是布尔值")),
    priority: optional(z.literal([10, 20, 30, 40], "只能是 10、20、30 或 40")),
    bizCategoryId: optional(Text.max(200, "过长")),
    actionList: optional(z.array(Action, "必须是数组").max(20, "过多")),
    todoType: optional(TodoType),
    remindNotifyConfigs: optional(NotifyConfigs),
  })
  .meta({ id: "TodoTaskRequest" });

export const TaskChange = z
  .object({
    subject: optional(Text.min(1, "不能为空")),
    ...said,
    ...people,
    done: optional(z.boolean("必须是布尔值")),
    contentFieldList: optional(z.array(ContentField, "必须是数组").max(50, "过多")),
  })
  .meta({ id: "TodoChangeRequest" });

export const ExecutorStatus = z
  .object({
    executorStatusList: z
      .array(z.object({ id: UnionId, isDone: z.boolean("必须是布尔值") }), "必须是数组")
      .min(1, "不能为空")
      .max(1000, "过多"),
  })
  .meta({ id: "TodoExecutorStatusRequest" });

/** Sizes are bytes of UTF-8, counted before a request is read any further. */
const most = { subject: 1024, description: 4096, people: 1000 };
/** Of a personal to-do. */
export const mostPeoplePersonal = 100;

type Sized = Pick<
  z.output<typeof TaskChange>,
  "subject" | "description" | "dueTime" | "executorIds" | "participantIds"
>;

export function checkSizes({ wrong }: Refusals, task: Sized, mostPeople = most.people): void {
  const { subject = "", description = "", executorIds = [], participantIds = [], dueTime } = task;
  if (Buffer.byteLength(subject) > most.subject) throw wrong("subject is oversize");
  if (Buffer.byteLength(description) > most.description) throw wrong("description is oversize");
  if (executorIds.length > mostPeople) throw wrong("executors is oversize");
  if (participantIds.length > mostPeople) throw wrong("participants is oversize");
  if (dueTime !== undefined && !isDueTime(dueTime)) throw wrong("dueTime is invalid");
}

/** What is due before 2001 was given in seconds. */
const isDueTime = (milliseconds: number): boolean => isTime(milliseconds) && milliseconds >= 1e12;

/** What a personal to-do says. */
export function personalText(task: z.output<typeof PersonalTask>): TodoText {
  const { subject, description = null, dueTime, reminderTimeStamp, notifyConfigs } = task;
  if (reminderTimeStamp !== undefined && !(isTime(reminderTimeStamp) && reminderTimeStamp > Date.now()))
    throw wrongAt("reminderTimeStamp", "必须是将来的毫秒时间戳");
  return {
    subject,
    description,
    kind: "do",
    priority: null,
    dueAt: timeOf(dueTime) ?? null,
    remindAt: timeOf(reminderTimeStamp) ?? null,
    link: null,
    executorsOnly: false,
    extras: { notifyConfigs },
  };
}

/** What a work to-do says. */
export function workText(task: z.output<typeof WorkTask>): TodoText {
  const { detailUrl, todoType, priority = null, isOnlyShowExecutor = false } = task;
  const { notifyConfigs, remindNotifyConfigs, contentFieldList, bizCategoryId, actionList } = task;
  if (detailUrl.appUrl === undefined && detailUrl.pcUrl === undefined)
    throw wrongAt("detailUrl", "需要 appUrl 或 pcUrl");
  return {
    ...personalText(task),
    kind: todoType === "READ" ? "read" : "do",
    priority,
    link: { app: detailUrl.appUrl, desktop: detailUrl.pcUrl },
    executorsOnly: isOnlyShowExecutor,
    extras: { notifyConfigs, remindNotifyConfigs, contentFieldList, bizCategoryId, actionList },
  };
}
