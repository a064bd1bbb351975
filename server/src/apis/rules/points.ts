import type { ApiOperation, Words } from "../../permissions/index.ts";
import type { ApiPoint } from "../api.ts";
import { imitates } from "./imitation.ts";
import * as limits from "./limits.ts";
import { codeLookOf, lookOf } from "./look.ts";
import { type ApiProblem, problem } from "./sentences.ts";
import { textFlaw } from "./text.ts";

export function checkPoints(points: readonly ApiPoint[], namespace: string): ApiProblem[] {
  if (points.length === 0) return [problem("points", "no_points")];
  if (points.length > limits.maxPoints)
    return [tooMany("points", "too_many_points", limits.maxPoints, points)];
  const operations = points.reduce((sum, point) => sum + point.operations.length, 0);
  if (operations > limits.maxAllOperations)
    return [
      problem("points", "too_many_in_all", {
        limit: String(limits.maxAllOperations),
        count: String(operations),
      }),
    ];
  return [
    ...points.flatMap((point, at) => checkPoint(point, `points.${at}`, namespace)),
    ...twiceByLook(points, ({ code }) => codeLookOf(code)).map(({ at, first }) =>
      problem(`points.${at}.code`, "code_twice", { code: codeAt(points, at), other: codeAt(points, first) }),
    ),
    ...(["zh", "en"] as const).flatMap((language) => namesTwice(points, language)),
  ];
}

const codeAt = (points: readonly ApiPoint[], at: number): string =>
  (points[at]?.code ?? "").slice(0, limits.maxCode);

function namesTwice(points: readonly ApiPoint[], language: keyof Words): ApiProblem[] {
  return twiceByLook(points, ({ name }) => lookOf(name[language])).map(({ at, first }) =>
    problem(`points.${at}.name.${language}`, "name_twice", {
      name: (points[at]?.name[language] ?? "").slice(0, limits.maxName),
      other: codeAt(points, first),
    }),
  );
}

function twiceByLook(points: readonly ApiPoint[], look: (point: ApiPoint) => string) {
  const seen = new Map<string, number>();
  return points.flatMap((point, at) => {
    const key = look(point);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, at);
    return first === undefined || key === "" ? [] : [{ at, first }];
  });
}

function checkPoint(point: ApiPoint, path: string, namespace: string): ApiProblem[] {
  return [
    ...checkCode(point.code, `${path}.code`, namespace),
    ...checkWords(point.name, `${path}.name`, limits.maxName, true),
    ...checkWords(point.description, `${path}.description`, limits.maxDescription, false),
    ...checkRisk(point, path),
    ...checkOperations(point, path),
    ...checkFields(point.fields, `${path}.fields`),
    ...(point.operations.length + point.fields.length === 0 ? [problem(path, "opens_nothing")] : []),
  ];
}

const codeForm = /^[A-Z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*){1,3}$/;

function checkCode(code: string, path: string, namespace: string): ApiProblem[] {
  if (code.length > limits.maxCode || !codeForm.test(code))
    return [problem(path, "code_form", { limit: String(limits.maxCode), namespace })];
  return code.startsWith(`${namespace}.`) ? [] : [problem(path, "code_namespace", { namespace })];
}

/** `isName`: what a card shows as what it is called, which may not be taken for the platform's. */
export function checkWords(words: Words, path: string, maxCharacters: number, isName: boolean): ApiProblem[] {
  return (["zh", "en"] as const).flatMap((language) => {
    const text = words[language];
    const flaw = textFlaw(text, maxCharacters);
    if (flaw !== undefined) return [problem(`${path}.${language}`, flaw.rule, flaw.values)];
    return isName && imitates(text) ? [problem(`${path}.${language}`, "imitates", { name: text })] : [];
  });
}

function checkRisk({ kind, risk, sensitive }: ApiPoint, path: string): ApiProblem[] {
  if (kind === "application" && !sensitive) return [problem(`${path}.sensitive`, "application_sensitive")];
  if (risk === "high" && !sensitive) return [problem(`${path}.sensitive`, "risk_high")];
  if (risk === "low" && sensitive) return [problem(`${path}.sensitive`, "risk_low")];
  return [];
}

const methods = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];
const changes = ["PUT", "PATCH", "DELETE"];

function checkOperations({ operations, write }: ApiPoint, path: string): ApiProblem[] {
  const place = `${path}.operations`;
  if (operations.length > limits.maxOperations)
    return [tooMany(place, "too_many_operations", limits.maxOperations, operations)];
  const seen = new Set<string>();
  return operations.flatMap((operation, at) => {
    const said = `${operation.method} ${operation.path}`;
    const isTwice = seen.has(said);
    seen.add(said);
    return [
      ...checkOperation(operation, `${place}.${at}`),
      ...(isTwice ? [problem(`${place}.${at}`, "operation_twice", { operation: said.slice(0, 200) })] : []),
      ...(!write && changes.includes(operation.method)
        ? [problem(`${path}.write`, "reads_only", { operation: said.slice(0, 200) })]
        : []),
    ];
  });
}

function checkOperation({ method, path, name }: ApiOperation, place: string): ApiProblem[] {
  return [
    ...(methods.includes(method)
      ? []
      : [problem(`${place}.method`, "method_form", { method: method.slice(0, 20) })]),
    ...(isPath(path) ? [] : [problem(`${place}.path`, "path_form", { path: path.slice(0, 100) })]),
    ...checkWords(name, `${place}.name`, limits.maxOperationName, false),
  ];
}

export function isPath(path: string): boolean {
  const open = path.replace(/\{[^{}/]{1,100}\}/g, "x");
  return (
    path.length <= limits.maxPath &&
    /^\/(?!\/)/.test(path) &&
    !/[\s\\?#<>"{}]|\p{Cc}|\p{Cf}|%2f|%5c/iu.test(open) &&
    open.isWellFormed() &&
    open.split("/").every((segment) => !/^(\.|%2e){1,2}$/i.test(segment))
  );
}

function checkFields(fields: readonly string[], path: string): ApiProblem[] {
  if (fields.length > limits.maxFields) return [tooMany(path, "too_many_fields", limits.maxFields, fields)];
  return fields.flatMap((field, at) => {
    const isForm =
      field.length <= limits.maxField && /^[\p{L}\p{N}_.$:@-]+$/u.test(field) && field !== "__proto__";
    if (!isForm) return [problem(`${path}.${at}`, "field_form", { field: field.slice(0, 60) })];
    return fields.indexOf(field) < at ? [problem(`${path}.${at}`, "field_twice", { field })] : [];
  });
}

function tooMany(
  path: string,
  rule: "too_many_points" | "too_many_operations" | "too_many_fields",
  limit: number,
  { length }: readonly unknown[],
): ApiProblem {
  return problem(path, rule, { limit: String(limit), count: String(length) });
}
