import { userAgent } from "../../platform/egress/user-agent.ts";
import { type Operation, splitPath } from "../../skill-files/index.ts";
import { refuseArgument } from "../arguments/invalid-arguments.ts";
import { buildBody } from "./body.ts";
import { parameterHeaders } from "./headers.ts";
import { encodePairs } from "./pairs.ts";
import { fillPath } from "./path.ts";
import { type Values, valuesIn } from "./values.ts";

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
  /** What the skill is asked to answer in, unless its file has a parameter for that. */
  language: "zh" | "en";
}

const languageTags = { zh: "zh-CN", en: "en" } as const;

/**
 * The request of one operation (wire format, "The HTTP request to the skill"). `values` holds the model's arguments
 * and what the platform fills in, by parameter key. Equal input gives equal bytes. @throws InvalidArguments
 */
export function buildRequest(operation: Operation, values: Values, meta: RequestMeta): BuiltRequest {
  const target = assembleTarget(operation, values);
  const body = buildBody(operation, values, meta.idempotencyKey);
  const fixed: [string, string][] = [
    ["accept", "*/*"],
    ["user-agent", userAgent],
    ["idempotency-key", meta.idempotencyKey],
    ["x-request-id", meta.requestId],
  ];
  if (body) fixed.push(["content-type", body.type]);
  const own = parameterHeaders(operation, values);
  if (!own.some(([name]) => name === "accept-language"))
    fixed.push(["accept-language", languageTags[meta.language]]);
  const headers = [...fixed, ...own];
  return { method: operation.method, ...target, headers, ...(body && { body: body.text }) };
}

/** Origin and path must come out of the URL parser exactly as assembled: nothing a value says can move them. */
function assembleTarget(operation: Operation, values: Values): Pick<BuiltRequest, "origin" | "uri" | "url"> {
  const server = URL.parse(operation.server);
  const { origin, pathname } = server ?? new URL("http://stream.invalid");
  const [template, fixed] = splitPath(operation.path);
  const path = fillPath(template, valuesIn(operation, values, "path"));
  const query = [fixed, ...encodePairs(operation, values, "query")].filter((pair) => pair !== "").join("&");
  const uri = `${pathname.replace(/\/+$/, "")}${path}${query === "" ? "" : `?${query}`}`;
  const url = `${origin}${uri}`;
  if (URL.parse(url)?.href !== url)
    refuseArgument("", { zh: "会指向另一个地址", en: "would lead to another address" });
  return server === null ? { origin: "", uri, url: "" } : { origin, uri, url };
}
