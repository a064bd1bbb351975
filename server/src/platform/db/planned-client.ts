import { hash } from "node:crypto";
import { sql } from "kysely";
import pg from "pg";

const mark = "/* planned once */";

/**
 * Put first in a statement of the hot path: each connection plans it once, under a name made from its text, which
 * takes a statement of many parts a third of the time. Its outermost columns must be named: a plan for `*` fails
 * when a migration adds one. `prepared` puts it there by itself.
 */
export const plannedOnce = sql.raw(mark);

/** By text; there are as many as we wrote. */
const names = new Map<string, string>();

function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = hash("sha1", text);
  names.set(text, name);
  return name;
}

/** A connection that keeps the plans of the statements marked so. */
export class PlannedClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: a dozen shapes of call, of which all but one are passed on as they are.
  override query(...call: any[]): any {
    const [text, values, ...rest] = call;
    const isMarked = typeof text === "string" && text.trimStart().startsWith(mark);
    const passed = isMarked ? [{ name: nameOf(text), text, values }, ...rest] : call;
    return Reflect.apply(super.query, this, passed);
  }
}
