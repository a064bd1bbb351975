import type { Node, ResTarget, SelectStmt, WithClause } from "libpg-query";
import { narrow } from "./facts.ts";
import {
  type Answer,
  type Column,
  findRelation,
  innerQuery,
  namesIn,
  type Query,
  renamed,
  seenFrom,
  tenantColumn,
} from "./names.ts";
import { stringsOf } from "./nodes.ts";
import { readCondition, readExpressions, termOf } from "./read-expression.ts";
import { readFrom } from "./read-from.ts";

export function readSelect(select: SelectStmt, query: Query): Answer {
  readWith(select.withClause, query);
  if (select.larg !== undefined && select.rarg !== undefined) return readSetOperation(select, query);
  if (select.valuesLists !== undefined) return readValues(select.valuesLists, query);
  const within: Query = { ...query, names: namesIn(query.names) };
  for (const item of select.fromClause ?? []) readFrom(item, within);
  readCondition(select.whereClause, within);
  const { targetList, havingClause, groupClause, sortClause, windowClause, distinctClause } = select;
  readExpressions([targetList, havingClause, groupClause, sortClause, windowClause, distinctClause], within);
  readExpressions([select.limitCount, select.limitOffset], within);
  return { columns: columnsOf(targetList, within), rows: query.rows, isNarrowed: isNarrowed(select) };
}

/** A row that a limit or a window leaves out or counts depends on rows that a condition outside would not let in. */
function isNarrowed(select: SelectStmt): boolean {
  const { limitCount, limitOffset, distinctClause = [], targetList } = select;
  const isLimited = limitCount !== undefined || limitOffset !== undefined;
  const isDistinctOn = distinctClause.some((each) => Object.keys(each).length > 0);
  return !isLimited && !isDistinctOn && !JSON.stringify(targetList ?? []).includes('"over":');
}

function readSetOperation(select: SelectStmt, query: Query): Answer {
  const arms = [select.larg, select.rarg].map((arm = {}) => {
    const inner = innerQuery(query);
    return seenFrom(query, readSelect(arm, inner));
  });
  readExpressions([select.limitCount, select.limitOffset], query);
  const [left = [], right = []] = arms;
  const columns = left.map((column, at) => ofBoth(column, right[at], query));
  for (const [at, { term }] of columns.entries())
    for (const arm of arms) if (arm[at] !== undefined) narrow(arm[at].term, term, query.rows);
  return { columns, rows: query.rows, isNarrowed: isNarrowed(select) };
}

/** Bound when both are. */
function ofBoth(left: Column, right: Column | undefined, { facts, rows }: Query): Column {
  if (right === undefined) return { name: left.name, term: facts.term(rows) };
  return { name: left.name, term: facts.term(rows, [left.term, right.term]) };
}

function readValues(lists: readonly Node[], query: Query): Answer {
  readExpressions(lists, query);
  const rows = lists.map((list) => ("List" in list ? (list.List.items ?? []) : []));
  const columns = (rows[0] ?? []).map((_, at) => {
    const values = rows.map((row) => termOf(row[at], query) ?? query.facts.term(query.rows));
    return { name: `column${at + 1}`, term: query.facts.term(query.rows, values) };
  });
  return { columns, rows: query.rows, isNarrowed: true };
}

/** The columns that a list of expressions makes: of a SELECT or a RETURNING. */
export function columnsOf(targets: readonly Node[] = [], query: Query): Column[] {
  return targets.flatMap((target) => ("ResTarget" in target ? columnsOfTarget(target.ResTarget, query) : []));
}

function columnsOfTarget({ name, val }: ResTarget, query: Query): readonly Column[] {
  if (val === undefined) return [];
  const fields = "ColumnRef" in val ? (val.ColumnRef.fields ?? []) : [];
  const relation = stringsOf(fields).at(-1);
  if (!fields.some((field) => "A_Star" in field))
    return [
      { name: name ?? relation ?? "?column?", term: termOf(val, query) ?? query.facts.term(query.rows) },
    ];
  return relation === undefined ? query.names.visible : (findRelation(query.names, relation)?.columns ?? []);
}

/** The queries that a statement begins with. A name is known from the next one on; in `with recursive` to itself too. */
export function readWith(clause: WithClause | undefined, query: Query): void {
  for (const each of clause?.ctes ?? []) {
    if (!("CommonTableExpr" in each)) continue;
    const { ctename = "", ctequery, aliascolnames } = each.CommonTableExpr;
    const names = stringsOf(aliascolnames);
    const own = ctequery !== undefined && "SelectStmt" in ctequery ? ctequery.SelectStmt : {};
    const columns =
      clause?.recursive && own.rarg !== undefined
        ? readRecursive(ctename, own, query)
        : query.read(ctequery, innerQuery(query)).columns;
    query.names.queries.set(ctename, renamed(columns, names));
  }
}

/** Its own rows are taken for bound as its first ones are; what it adds to them has to be bound as well, then. */
function readRecursive(name: string, { larg = {}, rarg = {} }: SelectStmt, query: Query): readonly Column[] {
  const first = readSelect(larg, innerQuery(query)).columns;
  query.names.queries.set(name, first);
  const added = readSelect(rarg, innerQuery(query)).columns;
  const columns = first.map((column, at) => ofBoth(column, added[at], query));
  const organisation = columns.find((column) => column.name === tenantColumn)?.term;
  if (organisation !== undefined) query.uses.push({ table: name, alias: name, is: "read", organisation });
  return columns;
}
