import { z } from "zod";
import { cursorAfter } from "../../../platform/page.ts";
import type { Key } from "../calendar.ts";
import { invalid } from "../refusals.ts";

/** Where a list goes on, and, of one that can be kept up with, how far the calendar had changed when it began. */
interface Place {
  after: Key;
  revision: number;
}

/** A moment of the years that can be kept, or a number of rows or of changes. */
const At = z
  .number()
  .int()
  .min(Date.UTC(1800, 0, 1))
  .max(Date.UTC(9999, 11, 31));
const PlaceRead = z.tuple([At, z.string().max(100), z.number().int().min(0)]);
const RevisionRead = z.tuple([z.number().int().min(0)]);

export const nextToken = ({ after: [at, id], revision }: Place): string => cursorAfter([at, id, revision]);
export const syncToken = (revision: number): string => cursorAfter([revision]);

export function readNextToken(token: string | undefined): Place | undefined {
  if (token === undefined) return undefined;
  const [at, id, revision] = readToken("nextToken", token, PlaceRead);
  return { after: [at, id], revision };
}

export function readSyncToken(token: string): number {
  const [revision] = readToken("syncToken", token, RevisionRead);
  return revision;
}

function readToken<S extends z.ZodType>(name: string, token: string, schema: S): z.output<S> {
  const read = schema.safeParse(jsonIn(Buffer.from(token, "base64url").toString()));
  if (!read.success) throw invalid(`${name} is none of this list`);
  return read.data;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
