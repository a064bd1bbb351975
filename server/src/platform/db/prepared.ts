import { CompiledQuery, type RawBuilder, sql } from "kysely";
import type { TenantCtx } from "../ctx.ts";
import { plannedOnce } from "./planned-client.ts";

/** Where in a statement's text a value stands that each execution brings. */
class Place {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A place for each value, and for the organisation, which the context brings. Fragments take places as they are. */
export type Places<Values> = { readonly [Name in keyof Values | "organisationId"]: Place };

/**
 * A statement of the hot path, written like any other but with places instead of values. Its text is made once for the
 * process, and each connection plans it once (`plannedOnce`); an execution only puts the values in.
 *
 *     const findName = prepared<{ id: PersonId }, { name: string }>(
 *       ({ organisationId, id }) => sql`select name from person where organisation_id = ${organisationId} and id = ${id}`,
 *     );
 *     const [person] = await findName(ctx, { id });
 */
export function prepared<Values extends object, Row>(
  write: (places: Places<Values>) => RawBuilder<unknown>,
): (ctx: TenantCtx, values: Values) => Promise<Row[]> {
  let made: Prepared | undefined;
  return async (ctx, values) => {
    made ??= prepare(ctx, write(places()));
    const { text, parameters } = made;
    const given = parameters.map((parameter) => {
      if (!(parameter instanceof Place)) return parameter;
      return parameter.name === "organisationId" ? ctx.organisationId : Reflect.get(values, parameter.name);
    });
    return (await ctx.db.executeQuery<Row>(CompiledQuery.raw(text, given))).rows;
  };
}

interface Prepared {
  text: string;
  /** In order; a `Place` for what is put in. */
  parameters: readonly unknown[];
}

function places<Values>(): Places<Values> {
  const known = new Map<string, Place>();
  return new Proxy<Places<Values>>(Object.create(null), {
    get(_, name) {
      const place = known.get(String(name)) ?? new Place(String(name));
      known.set(place.name, place);
      return place;
    },
  });
}

/** A value that stands in several places is sent once. */
function prepare({ db }: TenantCtx, statement: RawBuilder<unknown>): Prepared {
  const compiled = sql`${plannedOnce} ${statement}`.compile(db);
  const parameters = [...new Set(compiled.parameters)];
  // As `{ id, ...rest }` leaves them: a place is there when it is asked for, and not among the rest.
  if (parameters.includes(undefined))
    throw new Error(`A place in this statement has no name:\n${compiled.sql}`);
  const text = compiled.sql.replace(/\$(\d+)/g, (_, number) => {
    return `$${parameters.indexOf(compiled.parameters[Number(number) - 1]) + 1}`;
  });
  return { text, parameters };
}
