import type {
  DeleteStmt,
  InsertStmt,
  Node,
  OnConflictClause,
  RangeVar,
  ReturningClause,
  UpdateStmt,
} from "libpg-query";
import type { Term } from "./facts.ts";
import {
  type Answer,
  addRelation,
  innerQuery,
  isTenantTable,
  namesIn,
  type Query,
  type Relation,
  tableRows,
  tenantColumn,
} from "./names.ts";
import { readCondition, readExpressions, termOf } from "./read-expression.ts";
import { readFrom } from "./read-from.ts";
import { columnsOf, readWith } from "./read-query.ts";

export function readUpdate(update: UpdateStmt, query: Query): Answer {
  readWith(update.withClause, query);
  const { within, table } = openTarget(update.relation, query);
  for (const item of update.fromClause ?? []) readFrom(item, within);
  readCondition(update.whereClause, within);
  readAssignments(update.targetList, table, within);
  return readReturning(update.returningClause, within);
}

export function readDelete(deletion: DeleteStmt, query: Query): Answer {
  readWith(deletion.withClause, query);
  const { within } = openTarget(deletion.relation, query);
  for (const item of deletion.usingClause ?? []) readFrom(item, within);
  readCondition(deletion.whereClause, within);
  return readReturning(deletion.returningClause, within);
}

export function readInsert(insert: InsertStmt, query: Query): Answer {
  readWith(insert.withClause, query);
  const answer = query.read(insert.selectStmt, innerQuery(query));
  const { within, table, relation } = openTarget(insert.relation, query);
  const named = (insert.cols ?? []).flatMap((each) =>
    "ResTarget" in each ? (each.ResTarget.name ?? "") : [],
  );
  const places = named.length > 0 ? named : (query.schema.get(table) ?? []);
  for (const { name, term } of relation.columns) {
    const given = answer.columns[places.indexOf(name)]?.term;
    if (given !== undefined) term.follows.push([given]);
  }
  within.names.relations.push({ name: "excluded", columns: relation.columns });
  if (insert.onConflictClause !== undefined)
    readConflict(insert.onConflictClause, { table, relation }, within);
  return readReturning(insert.returningClause, within);
}

/** The row that is there already has the new one's organisation if a key that says it is what they have in common. */
function readConflict(
  { action, infer, targetList, whereClause }: OnConflictClause,
  { table, relation }: { table: string; relation: Relation },
  query: Query,
): void {
  readExpressions([infer, targetList, whereClause], query);
  if (action !== "ONCONFLICT_UPDATE") return;
  readAssignments(targetList, table, query);
  const key = (infer?.indexElems ?? []).flatMap((each) =>
    "IndexElem" in each ? (each.IndexElem.name ?? "") : [],
  );
  const isSaid = infer?.conname !== undefined || key.includes(tenantColumn);
  if (isTenantTable(query.schema, table) && !isSaid)
    query.uses.push({ table, alias: relation.name, is: "changed on conflict", organisation: undefined });
}

interface Target {
  readonly within: Query;
  readonly table: string;
  readonly relation: Relation;
}

function openTarget(target: RangeVar | undefined, query: Query): Target {
  const { relname: table = "", schemaname = "public", alias } = target ?? {};
  const within: Query = { ...query, names: namesIn(query.names) };
  const name = alias?.aliasname ?? table;
  if (target !== undefined) query.visited.add(target);
  const relation =
    schemaname === "public" ? tableRows(within, table, name, "written") : { name, columns: [] };
  addRelation(within, relation);
  return { within, table, relation };
}

/** A row is moved to another organisation by no statement that has it from elsewhere. */
function readAssignments(targets: readonly Node[] = [], table: string, query: Query): void {
  readExpressions(targets, query);
  for (const each of targets) {
    if (!("ResTarget" in each) || each.ResTarget.name !== tenantColumn) continue;
    const organisation: Term | undefined = termOf(each.ResTarget.val, query);
    if (isTenantTable(query.schema, table))
      query.uses.push({ table, alias: table, is: "written", organisation });
  }
}

function readReturning(clause: ReturningClause | undefined, query: Query): Answer {
  const [target] = query.names.relations;
  for (const name of ["old", "new"]) query.names.relations.push({ name, columns: target?.columns ?? [] });
  readExpressions(clause?.exprs, query);
  return { columns: columnsOf(clause?.exprs, query), rows: query.rows, isNarrowed: false };
}
