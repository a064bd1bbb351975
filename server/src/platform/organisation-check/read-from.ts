import type { Alias, JoinExpr, Node, RangeFunction, RangeVar } from "libpg-query";
import { equate, given } from "./facts.ts";
import {
  addRelation,
  type Column,
  findQuery,
  innerQuery,
  namesIn,
  type Query,
  renamed,
  seenFrom,
  tableRows,
} from "./names.ts";
import { isGiven, stringsOf } from "./nodes.ts";
import { readCondition, readExpressions } from "./read-expression.ts";

/** Reads one item of a FROM; answers the columns that it shows. */
export function readFrom(node: Node, query: Query): readonly Column[] {
  if ("RangeVar" in node) return readTable(node.RangeVar, query);
  if ("JoinExpr" in node) return readJoin(node.JoinExpr, query);
  if ("RangeFunction" in node) return readFunction(node.RangeFunction, query);
  if ("RangeTableSample" in node && node.RangeTableSample.relation !== undefined)
    return readFrom(node.RangeTableSample.relation, query);
  if (!("RangeSubselect" in node)) return [];
  const { lateral, subquery, alias } = node.RangeSubselect;
  const inner = innerQuery(query);
  const around = query.names.outer;
  const answer = query.read(subquery, lateral ? inner : { ...inner, names: namesIn(around) });
  return addRelation(query, named(alias, "", seenFrom(query, answer)));
}

function named(alias: Alias | undefined, name: string, columns: readonly Column[]) {
  return { name: alias?.aliasname ?? name, columns: renamed(columns, stringsOf(alias?.colnames)) };
}

function readTable(table: RangeVar, query: Query): readonly Column[] {
  const { schemaname, relname = "", alias } = table;
  query.visited.add(table);
  const columns = schemaname === undefined ? findQuery(query.names, relname) : undefined;
  if (columns !== undefined) {
    const seen = columns.map(({ name, term }) => ({ name, term: query.facts.term(query.rows, [term]) }));
    return addRelation(query, named(alias, relname, seen));
  }
  const isOurs = schemaname === undefined || schemaname === "public";
  const name = alias?.aliasname ?? relname;
  if (!isOurs || !query.schema.has(relname))
    return addRelation(query, { name, columns: [], rest: query.facts.term(query.rows) });
  return addRelation(query, named(alias, relname, tableRows(query, relname, name, "read").columns));
}

/** What an outer join may leave out is narrowed by the join's own condition, and nothing else is. */
function readJoin(join: JoinExpr, query: Query): readonly Column[] {
  const { jointype = "JOIN_INNER", larg, rarg, quals, alias } = join;
  const optional = (): Query => ({ ...query, rows: { within: query.rows } });
  const sides: Record<string, [left: Query, right: Query, joined: Query]> = {
    JOIN_INNER: [query, query, query],
    JOIN_LEFT: ((right) => [query, right, right])(optional()),
    JOIN_RIGHT: ((left) => [left, query, left])(optional()),
  };
  const [ofLeft, ofRight, joined] = sides[jointype] ?? [optional(), optional(), optional()];
  const start = query.names.visible.length;
  const left = larg === undefined ? [] : readFrom(larg, ofLeft);
  const right = rarg === undefined ? [] : readFrom(rarg, ofRight);
  const shared = join.isNatural
    ? left.map(({ name }) => name).filter((name) => right.some((column) => column.name === name))
    : stringsOf(join.usingClause);
  const merged = shared.map((name) => mergeColumn(name, [left, right], jointype, joined));
  readCondition(quals, joined);
  const own = [...left, ...right].filter(({ name }) => !shared.includes(name));
  const columns = [...merged, ...own];
  query.names.visible.splice(start);
  if (alias !== undefined) return addRelation(query, named(alias, "", columns));
  query.names.visible.push(...columns);
  return columns;
}

/** The one column that two become where a join uses it. */
function mergeColumn(
  name: string,
  sides: readonly (readonly Column[])[],
  jointype: string,
  { facts, rows }: Query,
): Column {
  const [left, right] = sides.map((columns) => columns.find((column) => column.name === name)?.term);
  equate(left, right, rows);
  if (left === undefined || right === undefined) return { name, term: facts.term(rows) };
  if (jointype === "JOIN_FULL") return { name, term: facts.term(rows, [left, right]) };
  return { name, term: jointype === "JOIN_RIGHT" ? right : left };
}

/** What a function makes of values alone is given with them: `unnest($1::text[])`. */
function readFunction(call: RangeFunction, query: Query): readonly Column[] {
  readExpressions(call.functions, query);
  const calls = (call.functions ?? []).flatMap((each) => ("List" in each ? (each.List.items ?? []) : []));
  const functions = calls.flatMap((each) => ("FuncCall" in each ? each.FuncCall : []));
  const isOfValues = functions.every(({ args = [] }) => args.every(isGiven));
  const rest = isOfValues && functions.length > 0 ? given : query.facts.term(query.rows);
  const defined = (call.coldeflist ?? []).flatMap((each) =>
    "ColumnDef" in each ? (each.ColumnDef.colname ?? "") : [],
  );
  const own = functions.map(({ funcname }) => stringsOf(funcname).at(-1) ?? "");
  const name = call.alias?.aliasname ?? own[0] ?? "";
  const renames = stringsOf(call.alias?.colnames);
  const names = [renames, defined].find(({ length }) => length > 0) ?? [name];
  return addRelation(query, { name, columns: names.map((each) => ({ name: each, term: rest })), rest });
}
