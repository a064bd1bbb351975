import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import type { TenantCtx } from "../server/src/platform/ctx.ts";

export interface Statement {
  readonly text: string;
  /** Its parameters in order, each marker replaced by the value given for it. */
  values(given: ReadonlyMap<unknown, unknown>): unknown[];
}

/** The one statement that a store's function sends, caught on its way; nothing is executed. */
export async function statementOf(send: (ctx: TenantCtx) => Promise<unknown>): Promise<Statement> {
  const caught: CompiledQuery[] = [];
  const db = new Kysely<Record<string, never>>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (on) => new PostgresIntrospector(on),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: (event) => void caught.push(event.query),
  });
  // The functions of a store use nothing else of it.
  await send({ db } as TenantCtx);
  const [query, another] = caught;
  if (query === undefined || another !== undefined) throw new Error(`${caught.length} statements, not one`);
  const { sql: text, parameters } = query;
  return {
    text,
    values: (given) => parameters.map((value) => (given.has(value) ? given.get(value) : value)),
  };
}
