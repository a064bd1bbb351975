import { z } from "zod";
import { type RefusalCode, refused } from "./refusals.ts";

/** Texts: what is wrong with them has codes of its own. */
export const listQuery = {
  limit: z.string().max(20).default("20").describe("1 to 100."),
  order: z.string().max(20).default("desc").describe("`asc` or `desc`, by time."),
};

/** Errors: the code given for each. */
export function readListQuery(
  { limit, order }: { limit: string; order: string },
  errors: { limit: RefusalCode; order: RefusalCode },
): { limit: number; order: "asc" | "desc" } {
  if (!/^([1-9]\d?|100)$/.test(limit)) throw refused(errors.limit, `limit ${limit}`);
  if (order !== "asc" && order !== "desc") throw refused(errors.order, `order ${order}`);
  return { limit: Number(limit), order };
}
