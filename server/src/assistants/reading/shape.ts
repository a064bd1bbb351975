import { createHash } from "node:crypto";
import type { Method, Operation, Protocol, SkillDocument } from "./skill-document.ts";

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
  /** What else it is fed: `currentUser/userId`. */
  context: string[];
}

export function reviewedShape(document: SkillDocument, application: { id: string }): ReviewedShape {
  const operations: Record<string, ReviewedOperation> = {};
  for (const operation of document.operations) {
    const reviewed = reviewedOperation(operation);
    if (reviewed.scopes.length + reviewed.code.length + reviewed.context.length === 0) continue;
    operations[operation.operationId] = reviewed;
  }
  return { applicationId: application.id, host: document.host, protocol: document.protocol, operations };
}

function reviewedOperation({ method, path, server, scopes, parameters }: Operation): ReviewedOperation {
  const code: string[] = [];
  const context: string[] = [];
  for (const parameter of parameters) {
    if (parameter.context === null) continue;
    if (isCode(parameter.context)) code.push(`${parameter.in}:${parameter.name}`);
    else context.push(`${parameter.context.property}/${parameter.context.format}`);
  }
  return { method, path, server, scopes: sorted(scopes), code: sorted(code), context: sorted(context) };
}

export function isCode(context: { property: string; format: string } | null): boolean {
  return context?.property === "currentUser" && context.format === "oauthAuthCode";
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

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
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
