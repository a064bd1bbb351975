import { z } from "zod";
import type { PersonId } from "../../platform/ids.ts";
import { type Todo, todoRoles } from "./todo.ts";

const Time = z.coerce.date();

/** Of a to-do as a change kept it, what is put back; its ids, and when it was made, it still has. */
export const KeptTodo: z.ZodType<
  Omit<
    Todo,
    "id" | "creatorId" | "modifier" | "applicationId" | "sourceId" | "createdAt" | "modifiedAt" | "version"
  >
> = z.object({
  subject: z.string(),
  description: z.string().nullable(),
  kind: z.enum(["do", "read"]),
  priority: z.number().nullable(),
  dueAt: Time.nullable(),
  remindAt: Time.nullable(),
  link: z.object({ app: z.string().optional(), desktop: z.string().optional() }).nullable(),
  executorsOnly: z.boolean(),
  extras: z.record(z.string(), z.unknown()),
  people: z.array(
    z.object({
      id: z.string().transform((id) => id as PersonId),
      unionId: z.string(),
      name: z.string(),
      roles: z.array(z.enum(todoRoles)),
      doneAt: Time.nullable(),
      removedAt: Time.nullable(),
    }),
  ),
  doneAt: Time.nullable(),
  deletedAt: Time.nullable(),
});
