import { clipped, oneLine } from "../../platform/text.ts";
import { type Body, readBody } from "../body/body.ts";
import { maxDescription, maxOperationParts, maxSummary } from "../limits.ts";
import { withKeys } from "../parameters/keys.ts";
import { type Placed, readParameters } from "../parameters/parameters.ts";
import { checkHabits } from "../parameters/swagger-habits.ts";
import { checkLetters } from "../parameters/unusual-names.ts";
import { child, type Node, textOf } from "../parse/tree.ts";
import { type Pass, report } from "../pass.ts";
import { checkPlacement } from "../schema/placement.ts";
import { withoutKeys } from "../security/keys.ts";
import { keyPlacesOf, needOf } from "../security/needs.ts";
import type { Need } from "../security/scheme.ts";
import type { Server } from "../shape/server.ts";
import { checkCodeTransport, serverOf } from "../shape/servers.ts";
import { isCode, isSealed } from "../shape/shape.ts";
import type { Method, Operation } from "../skill-spec.ts";
import { paragraph, quoted } from "../text.ts";
import { readAnswerMembers } from "./answer-members.ts";
import { answerNamesIn } from "./answer-names.ts";
import { answerTimesIn } from "./answer-times.ts";
import { readConfirm } from "./confirm.ts";
import { readDisplay, readExamples, readKeywords, readScopes } from "./extensions.ts";
import { type OperationNames, writtenName } from "./operation-names.ts";
import { fixedNames, literalSegments, namesIn, otherStyle, type PathName } from "./path.ts";

export interface OperationPlace {
  method: Method;
  path: string;
  pathItem: Node;
  node: Node;
}

/** An operation as read, with what is needed to compare it with the others of its file. */
export interface ReadOperation {
  operation: Operation;
  node: Node;
  server: Server | undefined;
  isDelegated: boolean;
  need: Need | undefined;
}

/** Undefined when it unfolds into too much; everything else wrong with it is only reported. */
export function readOperation(
  pass: Pass,
  place: OperationPlace,
  names: OperationNames,
): ReadOperation | undefined {
  pass.budget.operation = maxOperationParts;
  const read = readWithinBudget(pass, place, names);
  if (pass.budget.operation >= 0) return read;
  report(pass, "unfolds", place.node, { limit: String(maxOperationParts) });
  return undefined;
}

function readWithinBudget(pass: Pass, place: OperationPlace, names: OperationNames): ReadOperation {
  const { node, pathItem, method, path } = place;
  checkPlacement(pass, node, "operation");
  checkHabits(pass, node, "operation");
  const operationId = readOperationId(pass, place, names);
  const server = pass.protocol === "http" ? serverOf(pass, [node, pathItem, pass.root]) : undefined;
  const need = needOf(pass, node);
  const keys = keyPlacesOf(need);
  const placed = withoutKeys(pass, readParameters(pass, pathItem, node), keys);
  const body = readBody(pass, node, method, placed);
  const all = [...placed, ...body.placed];
  const parameters = withKeys(all.map(({ parameter }) => parameter));
  const scopes = readScopes(pass, node);
  checkPathParameters(pass, place, placed);
  checkFixedQuery(pass, place, placed);
  checkLetters(pass, all);
  const isDelegated = checkCode(pass, node, all, server);
  const answer = readAnswerMembers(pass, node);
  const answerTimes = answerTimesIn(answer);
  const answerNames = answerNamesIn(answer);
  const operation: Operation = {
    operationId,
    method,
    path,
    server: server?.url ?? "",
    ...readWords(pass, place),
    scopes,
    keywords: readKeywords(pass, node),
    examples: readExamples(pass, node, parameters),
    parameters,
    ...(keys.length > 0 && { keys }),
    ...bodyFacts(body),
    display: readDisplay(pass, node),
    ...(answerTimes.length > 0 && { answerTimes }),
    ...(answerNames.length > 0 && { answerNames }),
    confirm: readConfirm(pass, node, { method, scopes }),
  };
  return { operation, node, server, isDelegated, need };
}

function bodyFacts(
  body: Body,
): Pick<Operation, "bodyRequired" | "contentType" | "wholeBody" | "bodySchema" | "otherMembers"> {
  const { required, contentType, isWhole, schema, others } = body;
  return {
    bodyRequired: required,
    contentType,
    ...(isWhole && { wholeBody: true }),
    ...(schema && { bodySchema: schema }),
    ...(others && { otherMembers: others }),
  };
}

function readOperationId(pass: Pass, { node, method, path }: OperationPlace, names: OperationNames): string {
  const written = writtenName(node);
  if (written !== undefined) return written;
  const name = names.derive(method, path);
  report(pass, "missing_operation_id", child(node, "operationId") ?? node, { name: quoted(name) });
  return name;
}

/**
 * A missing summary or description is made up for by the other, so that lists and planners have both; of an
 * operation with neither, method and path are all there is to say.
 */
function readWords(
  pass: Pass,
  { node, method, path }: OperationPlace,
): { summary: string; description: string } {
  const summary = oneLine(textOf(child(node, "summary")) ?? "");
  const description = paragraph(textOf(child(node, "description")) ?? "");
  const fallback = `${method} ${path}`;
  if (summary === "" && description === "") report(pass, "missing_words", node, { name: quoted(fallback) });
  else if (summary === "") report(pass, "missing_summary", node);
  else if (description === "") report(pass, "missing_description", node);
  noteLength(pass, node, "summary", summary, maxSummary);
  noteLength(pass, node, "description", description, maxDescription);
  return {
    summary: clipped(summary || oneLine(description) || fallback, maxSummary),
    description: clipped(description || summary || fallback, maxDescription),
  };
}

function noteLength(pass: Pass, node: Node, key: string, text: string, limit: number): void {
  if (text.length > limit) report(pass, "text_clipped", child(node, key) ?? node, { limit: String(limit) });
}

function checkPathParameters(pass: Pass, { path, node }: OperationPlace, placed: readonly Placed[]): void {
  const declared = new Map(
    placed.flatMap(({ parameter, node: at }) =>
      parameter.in === "path" ? [[parameter.name, at] as const] : [],
    ),
  );
  const inTemplate = new Set(namesIn(path).map(({ name }) => name));
  for (const { written, name } of namesIn(path)) {
    if (declared.has(name)) continue;
    const style = otherStyle(written);
    if (style === undefined) report(pass, "path_parameter_missing", node, { name: quoted(name) });
    else reportStyle(pass, node, style, inTemplate);
  }
  for (const segment of literalSegments(path)) {
    const style = otherStyle(segment);
    if (style === undefined || style.written.startsWith("{")) continue;
    if (declared.has(style.name)) reportStyle(pass, node, style, inTemplate);
    else report(pass, "path_style_literal", node, { written: quoted(segment), name: quoted(style.name) });
  }
  for (const [name, at] of declared) {
    if (!inTemplate.has(name)) report(pass, "path_parameter_unused", at, { name: quoted(name) });
  }
}

function reportStyle(pass: Pass, node: Node, { written, name }: PathName, told: Set<string>): void {
  report(pass, "path_style", node, { written: quoted(written), name: quoted(name) });
  told.add(name);
}

/** What the path itself sends is nobody's to give. */
function checkFixedQuery(pass: Pass, { path }: OperationPlace, placed: readonly Placed[]): void {
  const fixed = fixedNames(path);
  for (const { parameter, node } of placed) {
    if (parameter.in !== "query" || !fixed.includes(parameter.name)) continue;
    report(pass, "duplicate_parameter", node, { name: quoted(parameter.name), place: "query" });
  }
}

/** True when the operation is part of a consent: it declares permissions or takes a code. */
function checkCode(pass: Pass, node: Node, placed: readonly Placed[], server: Server | undefined): boolean {
  const codes = placed.filter(({ parameter }) => isCode(parameter.context));
  const declared = child(node, "x-dingtalk-delegated-scopes");
  const declaresScopes = Array.isArray(declared?.value) && declared.value.length > 0;
  if (!declaresScopes) for (const code of codes) report(pass, "code_without_scopes", code.node);
  if (declaresScopes && codes.length === 0) report(pass, "scopes_without_code", declared ?? node);
  const isTrusted = placed.some(({ parameter }) => isSealed(parameter.context));
  if (isTrusted && server !== undefined) checkCodeTransport(pass, server);
  return declaresScopes || codes.length > 0;
}
