import { type Node, parseSync } from "libpg-query";
import { noFacts } from "./facts.ts";
import {
  type Answer,
  addRelation,
  isTenantTable,
  namesIn,
  type Query,
  type Relation,
  type Schema,
  type Use,
} from "./names.ts";
import { tablesIn } from "./nodes.ts";
import { readDelete, readInsert, readUpdate } from "./read-change.ts";
import { readSelect } from "./read-query.ts";

/** A tenant table that a statement uses without saying of which organisation. */
export interface Unbound {
  readonly table: string;
  readonly alias: string;
  readonly is: Use["is"] | "named where this check does not look";
}

export interface Verdict {
  readonly unbound: readonly Unbound[];
  /** The tables that may cross organisations, and do. */
  readonly across: readonly string[];
}

interface Reading {
  readonly schema: Schema;
  /** Tables that this statement may look at across organisations; what is joined to them has to be bound to them. */
  readonly mayCross?: readonly string[];
  /** What else can be named in it: a function's arguments, the row that a trigger is about. */
  readonly named?: readonly Relation[];
}

/** What a statement does with the tables of tenants. `loadModule` of the parser comes before the first one. */
export function readStatement(text: string, { schema, mayCross = [], named = [] }: Reading): Verdict {
  const facts = noFacts();
  const query: Query = { facts, schema, uses: [], visited: new Set(), names: namesIn(), rows: {}, read };
  for (const relation of named) addRelation(query, relation);
  const { stmts = [] } = parseSync(text);
  for (const { stmt } of stmts) query.read(stmt, query);
  const unvisited = tablesIn(stmts)
    .filter((table) => !query.visited.has(table) && isTenantTable(schema, table.relname ?? ""))
    .map(
      ({ relname: table = "", alias }): Unbound => ({
        table,
        alias: alias?.aliasname ?? table,
        is: "named where this check does not look",
      }),
    );

  const unboundUses = () => {
    const bound = facts.bound();
    return query.uses.filter(({ organisation }) => organisation === undefined || !bound.has(organisation));
  };
  const crossing = unboundUses().filter(({ table }) => mayCross.includes(table));
  for (const { organisation } of crossing) organisation?.follows.push([]);
  const unbound = unboundUses().filter((use) => !crossing.includes(use));
  return { unbound: [...unbound, ...unvisited], across: [...new Set(crossing.map(({ table }) => table))] };
}

function read(node: Node | undefined, query: Query): Answer {
  if (node !== undefined && "SelectStmt" in node) return readSelect(node.SelectStmt, query);
  if (node !== undefined && "InsertStmt" in node) return readInsert(node.InsertStmt, query);
  if (node !== undefined && "UpdateStmt" in node) return readUpdate(node.UpdateStmt, query);
  if (node !== undefined && "DeleteStmt" in node) return readDelete(node.DeleteStmt, query);
  return { columns: [], rows: query.rows, isNarrowed: false };
}
