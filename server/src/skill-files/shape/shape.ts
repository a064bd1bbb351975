import { createHash } from "node:crypto";
import { isNumber } from "../../platform/exact/index.ts";
import type { Context, Method, Operation, Parameter, Protocol, SkillSpec } from "../skill-spec.ts";

/**
 * The part of a skill version that a consent is about: nothing in it is text, order never matters.
 * Operations without scopes and without context are no part of it; they carry nothing of the person's
 * that the person did not say.
 */
export interface ReviewedShape {
  applicationId: string;
  host: string;
  protocol: Protocol;
  operations: Record<string, ReviewedOperation>;
}

interface ReviewedOperation {
  method: Method;
  path: string;
  server: string;
  scopes: string[];
  /** Where the code goes: `query:oauthAuthCode`. */
  code: string[];
  /** What else it is fed, and where: `currentUser/userId@query:userId`. */
  context: string[];
}

export function reviewedShape(spec: SkillSpec, application: { id: string }): ReviewedShape {
  const operations: Record<string, ReviewedOperation> = {};
  for (const operation of spec.operations) {
    const reviewed = reviewedOperation(operation);
    if (reviewed.scopes.length + reviewed.code.length + reviewed.context.length === 0) continue;
    operations[operation.operationId] = reviewed;
  }
  return { applicationId: application.id, host: spec.host, protocol: spec.protocol, operations };
}

function reviewedOperation({ method, path, server, scopes, parameters }: Operation): ReviewedOperation {
  const code: string[] = [];
  const context: string[] = [];
  for (const parameter of parameters) {
    if (parameter.context === null) continue;
    if (isCode(parameter.context)) code.push(placeOf(parameter));
    else context.push(`${pairOf(parameter.context)}@${placeOf(parameter)}`);
  }
  return { method, path, server, scopes: sorted(scopes), code: sorted(code), context: sorted(context) };
}

function placeOf({ in: place, name }: Parameter): string {
  return `${place}:${name}`;
}

function pairOf({ property, format }: Context): string {
  return `${property}/${format}`;
}

/** The one-time code, which only an operation with delegated scopes may get. */
export function isCode(context: Context | null): boolean {
  return context !== null && pairOf(context) === "currentUser/oauthAuthCode";
}

const sealed = new Set([
  "currentUser/oauthAuthCode",
  "currentConversation/conversationToken",
  "currentConversation/sessionWebhook",
]);

/** A credential of one run: in clear only inside the request, at the declared place. */
export function isSealed(context: Context | null): boolean {
  return context !== null && sealed.has(pairOf(context));
}

/** Whether what a person accepted still covers the skill as it is now: `current` asks nothing more. */
export function covers(accepted: ReviewedShape, current: ReviewedShape): boolean {
  if (accepted.applicationId !== current.applicationId) return false;
  if (accepted.host !== current.host || accepted.protocol !== current.protocol) return false;
  return Object.entries(current.operations).every(([operationId, now]) => {
    const before = Object.hasOwn(accepted.operations, operationId)
      ? accepted.operations[operationId]
      : undefined;
    return before !== undefined && coversOperation(before, now);
  });
}

function coversOperation(before: ReviewedOperation, now: ReviewedOperation): boolean {
  return (
    before.method === now.method &&
    before.path === now.path &&
    before.server === now.server &&
    isSubset(now.scopes, before.scopes) &&
    isSubset(now.code, before.code) &&
    isSubset(now.context, before.context)
  );
}

/** SHA-256 in hex over the shape's canonical JSON (sorted keys): equal shapes, equal hash. */
export function shapeHash(shape: ReviewedShape): string {
  return createHash("sha256").update(canonicalJson(shape)).digest("hex");
}

/**
 * What a person agreed to when they let one operation run without being asked each time: SHA-256 in hex over
 * where it goes, what it may do there, what is sent under which name, and what the file itself puts there. Texts
 * are no part of it.
 */
export function confirmationShape(
  { method, path, server, contentType, scopes, parameters }: Operation,
  { host, applicationId }: { host: string; applicationId: string },
): string {
  const sent = parameters.map((parameter) => [
    placeOf(parameter),
    parameter.context === null ? null : pairOf(parameter.context),
    parameter.constant ?? parameter.default ?? null,
  ]);
  const shape = {
    applicationId,
    host,
    method,
    path,
    server,
    contentType,
    scopes: sorted(scopes),
    sent: sent.map(canonicalJson).sort(),
  };
  return createHash("sha256").update(canonicalJson(shape)).digest("hex");
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null || isNumber(value)) return JSON.stringify(value);
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
}

function isSubset(part: readonly string[], whole: readonly string[]): boolean {
  const has = new Set(whole);
  return part.every((item) => has.has(item));
}

function sorted(items: readonly string[]): string[] {
  return [...new Set(items)].sort();
}
