import type { Node, RangeVar } from "libpg-query";
import { type Facts, narrow, type Rows, type Term } from "./facts.ts";

/** A column that a query answers, or that a name stands for. */
export interface Column {
  readonly name: string;
  readonly term: Term;
}

/** The rows that a name stands for. */
export interface Relation {
  readonly name: string;
  readonly columns: readonly Column[];
  /** What any other column of it is. */
  readonly rest?: Term;
}

/** What can be named at a place of a statement. */
export interface Names {
  readonly outer?: Names;
  readonly queries: Map<string, readonly Column[]>;
  readonly relations: Relation[];
  /** What a column's bare name may mean. */
  readonly visible: Column[];
}

/** Each table's columns, from the database's own catalogue. */
export type Schema = ReadonlyMap<string, readonly string[]>;

export const tenantColumn = "organisation_id";

export const isTenantTable = (schema: Schema, table: string) =>
  schema.get(table)?.includes(tenantColumn) ?? false;

/** A table of tenants at one place of a statement, with its organisation as the statement says it. */
export interface Use {
  readonly table: string;
  readonly alias: string;
  readonly is: "read" | "written" | "changed on conflict";
  readonly organisation: Term | undefined;
}

/** What a query answers. */
export interface Answer {
  readonly columns: readonly Column[];
  readonly rows: Rows;
  /** Whether a condition on what it answers narrows what it reads: not so behind a limit. */
  readonly isNarrowed: boolean;
}

/** A query while it is read: what can be named in it, and whose rows its conditions narrow. */
export interface Query {
  readonly facts: Facts;
  readonly schema: Schema;
  readonly uses: Use[];
  /** The tables named that were read, each in its place. */
  readonly visited: Set<RangeVar>;
  readonly names: Names;
  readonly rows: Rows;
  readonly read: (node: Node | undefined, query: Query) => Answer;
}

/** A query within the other: it sees its names, and narrows its own rows alone. */
export function innerQuery(query: Query): Query {
  return { ...query, rows: { within: query.rows }, names: namesIn(query.names) };
}

export function namesIn(outer?: Names): Names {
  return { ...(outer && { outer }), queries: new Map(), relations: [], visible: [] };
}

export function findQuery(names: Names | undefined, name: string): readonly Column[] | undefined {
  return names && (names.queries.get(name) ?? findQuery(names.outer, name));
}

export function findRelation(names: Names | undefined, name: string): Relation | undefined {
  const found = names?.relations.find((relation) => relation.name === name);
  return found ?? (names && findRelation(names.outer, name));
}

export function findColumn(names: Names | undefined, path: readonly string[]): Term | undefined {
  const [name = "", column] = path.slice(-2);
  if (column !== undefined) return columnOf(findRelation(names, name), column);
  const found = names?.visible.find((each) => each.name === name);
  return found?.term ?? (names && findColumn(names.outer, path));
}

export function columnOf(relation: Relation | undefined, name: string): Term | undefined {
  return relation?.columns.find((each) => each.name === name)?.term ?? relation?.rest;
}

/** From here on the relation can be named; answers what a column's bare name may mean. */
export function addRelation({ names }: Query, relation: Relation): readonly Column[] {
  names.relations.push(relation);
  names.visible.push(...relation.columns);
  return relation.columns;
}

/** The rows of a table, each of their columns something of its own; a tenant table's have to be bound. */
export function tableRows(query: Query, table: string, alias: string, is: Use["is"]): Relation {
  const columns = (query.schema.get(table) ?? []).map((name) => ({
    name,
    term: query.facts.term(query.rows),
  }));
  const relation = { name: alias, columns };
  if (isTenantTable(query.schema, table))
    query.uses.push({ table, alias, is, organisation: columnOf(relation, tenantColumn) });
  return relation;
}

/** The columns of an answer as columns of the query that asks. */
export function seenFrom({ facts, rows }: Query, answer: Answer): Column[] {
  return answer.columns.map(({ name, term }) => {
    const seen = facts.term(rows, [term]);
    if (answer.isNarrowed) narrow(term, seen, answer.rows);
    return { name, term: seen };
  });
}

export function renamed(columns: readonly Column[], names: readonly string[]): Column[] {
  return columns.map(({ name, term }, at) => ({ name: names[at] ?? name, term }));
}
