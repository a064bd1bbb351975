import { withKeys } from "../../skill-files/index.ts";
import { readMultipart } from "../request/multipart.ts";
import type { BuiltRequest } from "../request/request.ts";
import { isJson } from "../request/values.ts";

/**
 * All that a request asks for, for people: query and body as one JSON object, in which a name that stands in both is
 * `query.name` and `body.name`. Undefined when it asks for nothing.
 */
export function parametersOf({ uri, headers, body }: BuiltRequest): string | undefined {
  const query = collected([...new URLSearchParams(/\?(.*)/s.exec(uri)?.[1] ?? "")]);
  const type = headers.find(([name]) => name === "content-type")?.[1] ?? "";
  const fields = body === undefined ? {} : fieldsOf(body, type);
  if (fields !== undefined) return joined(query, fields);
  return Object.keys(query).length === 0
    ? body
    : JSON.stringify({ ...query, body: isJson(type) && body !== undefined ? JSON.parse(body) : body });
}

function joined(query: object, fields: object): string | undefined {
  const all = [
    ...Object.entries(query).map(([name, value]) => ({ in: "query" as const, name, value })),
    ...Object.entries(fields).map(([name, value]) => ({ in: "body" as const, name, value })),
  ];
  if (all.length === 0) return undefined;
  return JSON.stringify(Object.fromEntries(withKeys(all).map(({ key, value }) => [key, value])));
}

/** Undefined for a body that is no object. */
function fieldsOf(body: string, type: string): object | undefined {
  if (type === "application/x-www-form-urlencoded") return collected([...new URLSearchParams(body)]);
  if (type.startsWith("multipart/form-data;")) return collected(readMultipart(body));
  return isJson(type) && body.startsWith("{") ? JSON.parse(body) : undefined;
}

/** Values of one name become a list. */
function collected(pairs: readonly (readonly [name: string, value: string])[]): Record<string, unknown> {
  const byName = Map.groupBy(pairs, ([name]) => name);
  return Object.fromEntries(
    [...byName].map(([name, all]) => [name, all.length === 1 ? all[0]?.[1] : all.map(([, value]) => value)]),
  );
}
