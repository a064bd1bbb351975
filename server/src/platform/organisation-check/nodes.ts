import type { Node, RangeVar, SubLink } from "libpg-query";

/** The text of names such as `a.b`, or of a list of columns. */
export function stringsOf(nodes: readonly Node[] = []): string[] {
  return nodes.flatMap((node) => ("String" in node ? (node.String.sval ?? "") : []));
}

const hasSubLink = (value: object): value is { SubLink: SubLink } => "SubLink" in value;

/** The queries that stand in an expression, not those that stand in these. */
export function subLinksIn(value: unknown): SubLink[] {
  if (typeof value !== "object" || value === null) return [];
  if (hasSubLink(value)) return [value.SubLink, ...subLinksIn(value.SubLink.testexpr)];
  return Object.values(value).flatMap(subLinksIn);
}

/** A parameter, a constant or a list of them, whatever type it is cast to. */
export function isGiven(node: Node | undefined): boolean {
  if (node === undefined) return false;
  if ("ParamRef" in node) return true;
  if ("A_Const" in node) return node.A_Const.isnull !== true;
  if ("TypeCast" in node) return isGiven(node.TypeCast.arg);
  if ("CollateClause" in node) return isGiven(node.CollateClause.arg);
  if ("A_ArrayExpr" in node) return node.A_ArrayExpr.elements?.every(isGiven) ?? false;
  return false;
}

const isTable = (value: object): value is RangeVar => "relname" in value && typeof value.relname === "string";

/** Each place where a table is named, at any depth. `for update of` names it by the name it goes by. */
export function tablesIn(value: unknown): RangeVar[] {
  if (typeof value !== "object" || value === null) return [];
  if (isTable(value)) return [value];
  return Object.entries(value).flatMap(([name, each]) => (name === "lockedRels" ? [] : tablesIn(each)));
}
