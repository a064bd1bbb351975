import { z } from "zod";
import { storable } from "../../../platform/text.ts";
import { todoRoles } from "../todo.ts";

// How the members of a to-do look in a request of the compatible API. Official clients send members that nobody filled
// as null: read as absent.

export const optional = <S extends z.ZodType>(schema: S) =>
  schema.nullish().transform((value) => value ?? undefined);

export const Text = z.string("必须是文本").refine((text) => storable(text) === text, "含有无法保存的字符");
const Short = Text.max(200, "过长");
export const UnionId = z.string("必须是文本").min(1, "不能为空").max(100, "过长");
export const People = z.array(UnionId, "必须是数组");
/** Unix milliseconds. */
export const Milliseconds = z.number("必须是毫秒时间戳").meta({ description: "Unix milliseconds." });

/** From 1970 to 9999. */
export const isTime = (milliseconds: number): boolean =>
  Number.isInteger(milliseconds) && milliseconds > 0 && milliseconds <= Date.UTC(9999, 11, 31);

export const timeOf = (milliseconds: number | undefined): Date | undefined =>
  milliseconds === undefined ? undefined : new Date(milliseconds);

const Address = Text.max(2048, "过长").regex(/^(https?|dingtalk):\/\/\S+$/i, "必须是 http(s) 地址");

export const DetailUrl = z
  .object({ appUrl: optional(Address), pcUrl: optional(Address) }, "必须是对象")
  .meta({ id: "TodoDetailUrl", description: "Where the to-do is worked on." });

export const ContentField = z
  .object({ fieldKey: Short, fieldValue: Text.max(2000, "过长") })
  .meta({ id: "TodoContentField" });

export const NotifyConfigs = z
  .object({
    dingNotify: optional(Short),
    sendTodoApn: optional(Short),
    sendAssistantChat: optional(Short),
  })
  .meta({ id: "TodoNotifyConfigs" });

export const Action = z
  .object({
    title: Short,
    actionType: z.union([z.literal(1), z.literal(2)], "只能是 1 或 2"),
    actionKey: optional(Short),
    url: optional(Address),
    pcUrl: optional(Address),
    buttonStyleType: optional(z.number()),
    param: optional(z.object({ body: optional(Text), header: optional(z.record(Short, Text)) })),
  })
  .meta({ id: "TodoAction" });

export const TodoType = z.enum(["TODO", "READ"], "只能是 TODO 或 READ").meta({ id: "TodoType" });
export const Category = z.enum(["personal", "org"], "只能是 personal 或 org").meta({ id: "TodoCategory" });
const Role = z.enum(todoRoles, "只能是 executor、creator 或 participant").meta({ id: "TodoRole" });
export const RoleTypes = z
  .array(z.array(Role, "必须是数组"), "必须是数组")
  .max(20, "过多")
  .meta({ description: "All roles of one of these." });
