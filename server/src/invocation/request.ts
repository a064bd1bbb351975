import type { Operation, Parameter } from "../assistants/index.ts";
import { headerText, isFreeHeader } from "./headers.ts";
import { refuseArgument } from "./invalid-arguments.ts";
import { fillPath } from "./path.ts";
import { encodeQuery, plainText } from "./values.ts";

/** A request without a word about how it travels: over HTTP to `url`, or over a stream, which knows `uri` only. */
export interface BuiltRequest {
  method: string;
  /** Scheme, host and port; empty when the operation has no server, as over a stream. */
  origin: string;
  /** Path and query, percent-encoded. */
  uri: string;
  /** `origin` and `uri`; empty when there is no origin. */
  url: string;
  headers: [string, string][];
  body?: string;
}

export interface RequestMeta {
  /** The same for every attempt at one step of one run. */
  idempotencyKey: string;
  requestId: string;
}

type Values = Readonly<Record<string, unknown>>;

const userAgent = "Behalf/0.1";

/**
 * The HTTP request of one operation (wire format, "The HTTP request to the skill"). `values` holds the model's
 * arguments and what the platform fills in, by parameter name. @throws InvalidArguments
 */
export function buildRequest(operation: Operation, values: Values, meta: RequestMeta): BuiltRequest {
  const target = assembleTarget(operation, values);
  const body = buildBody(operation, values);
  const fixed: [string, string][] = [
    ["accept", "*/*"],
    ["user-agent", userAgent],
    ["idempotency-key", meta.idempotencyKey],
    ["x-request-id", meta.requestId],
  ];
  if (body) fixed.push(["content-type", body.type]);
  const headers = [...fixed, ...headerParameters(operation, values)];
  return { method: operation.method, ...target, headers, ...(body && { body: body.text }) };
}

function given(operation: Operation, values: Values, place: Parameter["in"]): [Parameter, unknown][] {
  return operation.parameters
    .filter((parameter) => parameter.in === place)
    .filter(({ name }) => Object.hasOwn(values, name) && values[name] !== undefined)
    .map((parameter) => [parameter, values[parameter.name]]);
}

/** Origin and path must come out of the URL parser exactly as assembled: nothing a value says can move them. */
function assembleTarget(operation: Operation, values: Values): Pick<BuiltRequest, "origin" | "uri" | "url"> {
  const server = URL.parse(operation.server);
  const { origin, pathname } = server ?? new URL("http://stream.invalid");
  const path = fillPath(operation.path, given(operation, values, "path"));
  const query = encodeQuery(given(operation, values, "query"));
  const uri = `${pathname.replace(/\/+$/, "")}${path}${query === "" ? "" : `?${query}`}`;
  const url = `${origin}${uri}`;
  if (URL.parse(url)?.href !== url) refuseArgument("", "would lead to another address");
  return server === null ? { origin: "", uri, url: "" } : { origin, uri, url };
}

function buildBody(operation: Operation, values: Values): { type: string; text: string } | undefined {
  const properties = given(operation, values, "body");
  const type = operation.contentType;
  if (type === null) return undefined;
  if (type === "application/x-www-form-urlencoded") return { type, text: encodeQuery(properties) };
  // fromEntries defines own members: one named __proto__ is a member like any other.
  const object = Object.fromEntries(properties.map(([{ name }, value]) => [name, value]));
  return { type, text: JSON.stringify(object) };
}

function headerParameters(operation: Operation, values: Values): [string, string][] {
  return given(operation, values, "header")
    .filter(([, value]) => value !== null)
    .map(([{ name }, value]) => {
      if (!isFreeHeader(name)) refuseArgument(name, "is a header that skills may not set");
      const items = Array.isArray(value) ? value : [value];
      return [name.toLowerCase(), headerText(name, items.map(plainText).join(","))];
    });
}
