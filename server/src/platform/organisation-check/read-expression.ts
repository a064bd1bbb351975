import type { A_Expr, Node, SubLink } from "libpg-query";
import { equate, given, narrow, type Term } from "./facts.ts";
import { type Answer, findColumn, innerQuery, type Query, seenFrom } from "./names.ts";
import { isGiven, stringsOf, subLinksIn } from "./nodes.ts";

/** What an expression is, if it is nothing but a column, a value, or the one column of a query. */
export function termOf(node: Node | undefined, query: Query): Term | undefined {
  if (node === undefined) return undefined;
  if (isGiven(node)) return given;
  if ("ColumnRef" in node) return findColumn(query.names, stringsOf(node.ColumnRef.fields));
  if ("TypeCast" in node) return termOf(node.TypeCast.arg, query);
  if ("CollateClause" in node) return termOf(node.CollateClause.arg, query);
  if ("SubLink" in node && node.SubLink.subLinkType === "EXPR_SUBLINK") {
    const [column] = answerOf(node.SubLink, query).columns;
    return column && query.facts.term(query.rows, [column.term]);
  }
  return undefined;
}

/** Reads the queries that stand in expressions. */
export function readExpressions(expressions: unknown, query: Query): void {
  for (const subLink of subLinksIn(expressions)) answerOf(subLink, query);
}

const answers = new WeakMap<SubLink, Answer>();

/** Once each: what a query reads counts once. */
function answerOf(subLink: SubLink, query: Query): Answer {
  const answer = answers.get(subLink) ?? query.read(subLink.subselect, innerQuery(query));
  answers.set(subLink, answer);
  return answer;
}

/** What has to be true of each row. Of `or`, `not` and anything else than equality it learns nothing. */
export function readCondition(node: Node | undefined, query: Query): void {
  readExpressions(node, query);
  learn(node, query);
}

function learn(node: Node | undefined, query: Query): void {
  if (node === undefined) return;
  if ("BoolExpr" in node && node.BoolExpr.boolop === "AND_EXPR")
    for (const each of node.BoolExpr.args ?? []) learn(each, query);
  if ("A_Expr" in node && stringsOf(node.A_Expr.name).join() === "=") learnEquality(node.A_Expr, query);
  if ("SubLink" in node) learnMembership(node.SubLink, query);
}

function learnEquality({ kind, lexpr, rexpr }: A_Expr, query: Query): void {
  if (kind === "AEXPR_OP") {
    const right = termsOf(rexpr, query);
    for (const [at, left] of termsOf(lexpr, query).entries()) equate(left, right[at], query.rows);
  }
  if (kind === "AEXPR_OP_ANY" && isGiven(rexpr)) equate(termOf(lexpr, query), given, query.rows);
  if (kind !== "AEXPR_IN" || rexpr === undefined || !("List" in rexpr)) return;
  const rows = (rexpr.List.items ?? []).map((item) => termsOf(item, query));
  for (const [at, left] of termsOf(lexpr, query).entries()) {
    const listed = rows.flatMap((row) => row[at] ?? []);
    if (left !== undefined && listed.length === rows.length)
      narrow(left, query.facts.term(query.rows, listed), query.rows);
  }
}

/** `… in (select …)`. */
function learnMembership(subLink: SubLink, query: Query): void {
  const operator = stringsOf(subLink.operName).join();
  if (subLink.subLinkType !== "ANY_SUBLINK" || !["", "="].includes(operator)) return;
  const members = seenFrom(query, answerOf(subLink, query));
  for (const [at, left] of termsOf(subLink.testexpr, query).entries())
    equate(left, members[at]?.term, query.rows);
}

/** Of a row each of its parts, of a query with several columns too. */
function termsOf(node: Node | undefined, query: Query): (Term | undefined)[] {
  if (node === undefined) return [];
  if ("RowExpr" in node) return (node.RowExpr.args ?? []).map((part) => termOf(part, query));
  if ("SubLink" in node && node.SubLink.subLinkType === "EXPR_SUBLINK")
    return answerOf(node.SubLink, query).columns.map(({ term }) => query.facts.term(query.rows, [term]));
  return [termOf(node, query)];
}
