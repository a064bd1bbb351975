import { z } from "zod";

/** How much of a list is wanted, and after what: the sort key of the last row that was shown. */
export interface Page<Key> {
  limit: number;
  cursor?: Key | undefined;
}

/** Part of a list, and the cursor with which the next part is asked for; null at the end. */
export interface Part<T> {
  items: T[];
  next: string | null;
}

/** Exact to the microsecond, as `exactTime` reads it. PostgreSQL counts years from 1. */
export const ExactTime = z.iso.datetime({ precision: 6 }).refine((text) => !text.startsWith("0000"));

/** The sort key of a list by time, and an id for those of one time. */
export const TimeKey = z.tuple([ExactTime, z.string().max(100)]);
export type TimeKey = z.output<typeof TimeKey>;

/** What every list that grows takes: `limit`, and as `cursor` what the last answer's `next` said. */
export function pageQuery<Key extends z.ZodType>(key: Key, { usual = 200 } = {}) {
  return {
    limit: z.coerce.number().int().min(1).max(200).default(usual).describe("How many at most."),
    cursor: cursorOf(key).optional().describe("Where to go on: `next` of the last answer, as it was."),
  };
}

export const Next = z.string().nullable().describe("The `cursor` for what follows; null at the end.");

function cursorOf<Key extends z.ZodType>(key: Key) {
  return z
    .string()
    .max(500)
    .transform((text, context): z.output<Key> => {
      const read = keyIn(key, text);
      if (read !== undefined) return read;
      context.addIssue({ code: "custom", message: "no cursor of this list: leave it out to begin anew" });
      return z.NEVER;
    });
}

/** The sort key in a cursor; `undefined`: it is none of this list. */
export function keyIn<Key extends z.ZodType>(key: Key, cursor: string): z.output<Key> | undefined {
  return key.safeParse(jsonIn(Buffer.from(cursor, "base64url").toString())).data;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Cuts what was found to the page. One row more than its limit has to be asked for: it tells that there are more. */
export function partOf<Row, T>(
  rows: readonly Row[],
  { limit }: Page<unknown>,
  { to, key }: { to: (row: Row) => T; key: (row: Row) => readonly unknown[] },
): Part<T> {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(to), next: last === undefined ? null : cursorAfter(key(last)) };
}

/** The cursor with which what follows this sort key is asked for. */
export function cursorAfter(key: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}
