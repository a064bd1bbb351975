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

/**
 * A connection that keeps the plans of the statements marked so. A plan made while the tables were small is a bad one
 * for large tables, and PostgreSQL makes it anew only once it has counted their rows: so it is made again each time the
 * statement has been used eight times as often. More often would cost: PostgreSQL plans the first five uses of each plan
 * for their values.
 */
export class PlannedClient extends pg.Client {
  readonly #uses = new Map<string, number>();
  readonly #planned = new Set<string>();

  // biome-ignore lint/suspicious/noExplicitAny: a dozen shapes of call, of which all but one are passed on as they are.
  override query(...call: any[]): any {
    const [text, values, ...rest] = call;
    const isMarked = typeof text === "string" && text.trimStart().startsWith(mark);
    if (!isMarked) return Reflect.apply(super.query, this, call);
    const name = this.#planOf(nameOf(text));
    const answer = Reflect.apply(super.query, this, [{ name, text, values }, ...rest]);
    if (answer instanceof Promise)
      answer.then(
        () => this.#planned.add(name),
        () => {},
      );
    return answer;
  }

  /** Gives up the plan before this one, if there is one: giving up what is not there would break a transaction. */
  #planOf(statement: string): string {
    const uses = (this.#uses.get(statement) ?? 0) + 1;
    this.#uses.set(statement, uses);
    const renewals = Math.floor(Math.log2(uses) / 3);
    const before = `${statement}.${renewals - 1}`;
    if (this.#planned.delete(before)) super.query(`deallocate "${before}"`, () => {});
    return `${statement}.${renewals}`;
  }
}
