import type { Operation, Parameter } from "../assistants/index.ts";

export interface BuiltRequest {
  method: string;
  url: string;
  headers: [string, string][];
  body?: string;
}

/** Values that cannot be put where the file wants them. The message is for people. */
export class InvalidArguments extends Error {}

const ours = new Set([
  "host",
  "content-length",
  "content-type",
  "transfer-encoding",
  "connection",
  "cookie",
  "authorization",
  "idempotency-key",
  "x-request-id",
  "user-agent",
]);

/**
 * The request of one operation: query parameters in the query, body properties in one JSON object, path parameters as
 * one encoded segment each. Whatever the values are, origin, path template and the set of headers stay the file's.
 */
export function buildRequest(
  operation: Operation,
  values: Record<string, unknown>,
  meta: { idempotencyKey: string; requestId: string },
): BuiltRequest {
  const given = operation.parameters.filter(
    ({ name }) => values[name] !== undefined && values[name] !== null,
  );
  const at = (place: Parameter["in"]) => given.filter((parameter) => parameter.in === place);
  const query = at("query").flatMap((parameter) => queryPairs(parameter, values[parameter.name]));
  const search = query
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
  const path = fillPath(operation.path, operation.parameters, values);
  const url = `${operation.server}${path}${search === "" ? "" : `?${search}`}`;
  requireSameOrigin(url, operation.server);
  const headers: [string, string][] = [
    ["accept", "*/*"],
    ["user-agent", "Behalf/0.1"],
    ["idempotency-key", meta.idempotencyKey],
    ["x-request-id", meta.requestId],
    ...at("header").map(({ name }): [string, string] => [name, headerValue(name, values[name])]),
  ];
  const { method } = operation;
  if (method === "GET" || operation.contentType === null) return { method, url, headers };
  const body = JSON.stringify(Object.fromEntries(at("body").map(({ name }) => [name, values[name]])));
  return { method, url, headers: [...headers, ["content-type", "application/json"]], body };
}

function fillPath(
  template: string,
  parameters: readonly Parameter[],
  values: Record<string, unknown>,
): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    if (!parameters.some((parameter) => parameter.in === "path" && parameter.name === name)) {
      throw new InvalidArguments(`The path has a place “${name}” that the file does not describe.`);
    }
    return segment(name, scalar(values[name]));
  });
}

/** One path segment: neither empty nor a dot segment, also not after another round of decoding. */
function segment(name: string, value: string): string {
  if (/^\.{0,2}$/.test(decodedFully(value)) || hasControl(value)) {
    throw new InvalidArguments(`“${name}” cannot be empty, “.” or “..”.`);
  }
  return encodeURIComponent(value).replaceAll(".", "%2E");
}

function decodedFully(value: string): string {
  let decoded = value;
  for (let round = 0; round < 3; round += 1) {
    try {
      decoded = decodeURIComponent(decoded);
    } catch {
      return decoded;
    }
  }
  return decoded;
}

/** `form` style, exploded, as OpenAPI has it unless the file says otherwise. */
function queryPairs({ name, explode }: Parameter, value: unknown): [string, string][] {
  if (!Array.isArray(value)) return [[name, scalar(value)]];
  return explode === false
    ? [[name, value.map(scalar).join(",")]]
    : value.map((item) => [name, scalar(item)]);
}

function headerValue(name: string, value: unknown): string {
  const text = scalar(value);
  if (ours.has(name.toLowerCase()) || !/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name)) {
    throw new InvalidArguments(`“${name}” is not a header that a skill may ask for.`);
  }
  if (hasControl(text))
    throw new InvalidArguments(`“${name}” cannot hold line breaks or control characters.`);
  return /^[\x20-\x7e]*$/.test(text) ? text : encodeURIComponent(text);
}

function hasControl(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

function scalar(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.toWellFormed();
}

function requireSameOrigin(url: string, server: string): void {
  if (!URL.canParse(url) || new URL(url).origin !== new URL(server).origin) {
    throw new InvalidArguments("The values would lead the request to another server.");
  }
}
