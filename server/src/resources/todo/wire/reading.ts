import { z } from "zod";
import { keyIn } from "../../../platform/page.ts";
import { type TodoFilter, TodoKey, type TodoOrder } from "../todo.ts";
import { Category, isTime, Milliseconds, optional, RoleTypes, Text, TodoType, timeOf } from "./fields.ts";
import type { Refusals } from "./refusals.ts";

const IsDone = optional(z.boolean("必须是布尔值"));
const NextToken = optional(Text).meta({ description: "`nextToken` of the last answer, as it was." });

export const WorkQuery = z
  .object({
    nextToken: NextToken,
    isDone: IsDone,
    roleTypes: optional(RoleTypes),
    todoType: optional(TodoType),
  })
  .meta({ id: "WorkTodoQuery" });

export const TodoCount = z
  .object({
    isDone: IsDone,
    roleTypes: optional(RoleTypes),
    fromDueTime: optional(Milliseconds),
    toDueTime: optional(Milliseconds),
    isRecycled: optional(z.boolean("必须是布尔值")),
  })
  .meta({ id: "TodoCountQuery" });

const orders = { createdTime: "createdAt", modifiedTime: "modifiedAt", dueTime: "dueAt" } as const;

export const TodoQuery = z
  .object({
    ...TodoCount.shape,
    nextToken: NextToken,
    category: optional(Category),
    orderBy: optional(
      z.enum(["createdTime", "modifiedTime", "dueTime"], "只能是 createdTime、modifiedTime 或 dueTime"),
    ),
    orderDirection: optional(z.enum(["asc", "desc"], "只能是 asc 或 desc")),
  })
  .meta({ id: "TodoQuery" });

/** The latest first, unless the request says otherwise. */
export function orderOf({
  orderBy = "createdTime",
  orderDirection = "desc",
}: Partial<Pick<z.output<typeof TodoQuery>, "orderBy" | "orderDirection">>): TodoOrder {
  return { by: orders[orderBy], direction: orderDirection };
}

export function filterOf({ wrong }: Refusals, asked: z.output<typeof TodoCount>): TodoFilter {
  const { isDone, roleTypes, fromDueTime, toDueTime, isRecycled } = asked;
  for (const time of [fromDueTime, toDueTime])
    if (time !== undefined && !isTime(time)) throw wrong("dueTime is invalid");
  return {
    finished: isDone,
    roles: roleTypes,
    dueFrom: timeOf(fromDueTime),
    dueTo: timeOf(toDueTime),
    deleted: isRecycled,
  };
}

/** Errors: no token of ours, or one of a list in another order. */
export function cursorIn(
  { wrong }: Refusals,
  { nextToken = "" }: { nextToken?: string | undefined },
  order: TodoOrder,
): TodoKey | undefined {
  if (nextToken === "") return undefined;
  const key = keyIn(TodoKey, nextToken);
  if (key === undefined || key[0] !== order.by || key[1] !== order.direction)
    throw wrong("nextToken is invalid");
  return key;
}
