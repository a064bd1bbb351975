import { z } from "zod";
import { idSchema } from "../../../platform/ids.ts";
import { optional, UnionId } from "./fields.ts";

/** Whose list it is: `me` or a union id. */
export const Owner = z.object({ unionId: z.string().min(1).max(100) });
export const OneTask = Owner.extend({ taskId: idSchema("tod") });
/** Who acts, where an application does it for somebody else than whose list it is. */
export const Operator = z.object({ operatorId: optional(UnionId) });
