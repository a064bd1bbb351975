/**
 * Swagger 2.0 → OpenAPI 3.0, with nothing left out: shared body parameters, every keyword of form fields, what is
 * accepted and sent back, security. What has no counterpart, such as a reference that leads nowhere, stays as it is.
 */
import { ExactNumber } from "../../platform/exact/index.ts";
import { isMap } from "../parse/tree.ts";
import { bodyOf, type Given, parameterOf } from "./swagger-parameters.ts";
import { securityScheme } from "./swagger-security.ts";

type Part = Record<string, unknown>;

const replaced = new Set([
  ...["swagger", "host", "basePath", "schemes", "consumes", "produces"],
  ...["definitions", "parameters", "responses", "securityDefinitions", "paths"],
]);

/** `importedFrom`: the address whose host and scheme count where the file has none of its own. */
export function fromSwagger(root: Part, importedFrom: URL | undefined): Part {
  const document = map(withReferences(root));
  const given: Given = {
    parameters: map(document.parameters),
    consumes: texts(document.consumes),
    produces: texts(document.produces),
  };
  const servers = serversOf(document, importedFrom);
  const components = {
    ...map(document.components),
    ...named("schemas", document.definitions, (schema) => schema),
    ...named("parameters", onlySent(given.parameters), (parameter) => parameterOf(map(parameter))),
    ...named("responses", document.responses, (response) => responseOf(response, given.produces)),
    ...named("securitySchemes", document.securityDefinitions, (scheme) => securityScheme(map(scheme))),
  };
  const { info, ...rest } = without(document, replaced);
  return {
    openapi: "3.0.3",
    ...(info !== undefined && { info }),
    ...(servers.length > 0 && { servers }),
    ...rest,
    paths: mapped(document.paths, (item) => (isMap(item) ? pathItemOf(item, given) : item)),
    ...(Object.keys(components).length > 0 && { components }),
  };
}

/** The first is the one that is called: https before http. */
function serversOf(document: Part, importedFrom: URL | undefined): Part[] {
  const { host, basePath } = document;
  const path = typeof basePath === "string" ? basePath.replace(/\/+$/, "") : "";
  const scheme = importedFrom?.protocol.slice(0, -1) ?? "https";
  const schemes = texts(document.schemes).filter((one) => one === "https" || one === "http");
  if (typeof host !== "string" || host === "") {
    if (importedFrom === undefined) return path === "" ? [] : [{ url: path }];
    return [{ url: `${importedFrom.origin}${path}` }];
  }
  const usable = schemes.length > 0 ? schemes.toSorted().reverse() : [scheme];
  return usable.map((one) => ({ url: `${one}://${host}${path}` }));
}

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch"]);

function pathItemOf(item: Part, given: Given): Part {
  const shared = list(item.parameters).map((parameter) => resolved(parameter, given));
  const sharedBody = shared.filter(isOfBody);
  const operations = mapped(item, (value, key) =>
    methods.has(key) && isMap(value) ? operationOf(value, given, sharedBody) : value,
  );
  const sent = shared.filter((parameter) => !isOfBody(parameter)).map(parameterOf);
  return { ...operations, ...(item.parameters !== undefined && { parameters: sent }) };
}

function operationOf(operation: Part, given: Given, sharedBody: readonly Part[]): Part {
  const own = list(operation.parameters).map((parameter) => resolved(parameter, given));
  const ownBody = own.filter(isOfBody);
  const consumes = operation.consumes === undefined ? given.consumes : texts(operation.consumes);
  const produces = operation.produces === undefined ? given.produces : texts(operation.produces);
  const isBody = (parameter: Part) => parameter.in === "body";
  const inherited = ownBody.some(isBody)
    ? []
    : sharedBody.filter(({ name }) => ownBody.every((one) => one.name !== name));
  const body = bodyOf([...inherited, ...ownBody], consumes);
  const sent = own.filter((parameter) => !isOfBody(parameter)).map(parameterOf);
  const rest = without(operation, new Set(["parameters", "consumes", "produces", "schemes", "responses"]));
  return {
    ...rest,
    ...(sent.length > 0 && { parameters: sent }),
    ...(body !== undefined && { requestBody: body }),
    responses: mapped(operation.responses, (response) => responseOf(response, produces)),
  };
}

/** A reference to a parameter of the body is followed: a body is no parameter any more. */
function resolved(parameter: unknown, { parameters }: Given): Part {
  const reference = map(parameter).$ref;
  const name =
    typeof reference === "string" ? /^#\/components\/parameters\/(.+)$/.exec(reference)?.[1] : undefined;
  const target =
    name === undefined ? undefined : parameters[name.replaceAll("~1", "/").replaceAll("~0", "~")];
  return isMap(target) && isOfBody(target) ? target : map(parameter);
}

function isOfBody({ in: place }: Part): boolean {
  return place === "body" || place === "formData";
}

function onlySent(parameters: Part): Part {
  return Object.fromEntries(Object.entries(parameters).filter(([, one]) => !isMap(one) || !isOfBody(one)));
}

function responseOf(response: unknown, produces: readonly string[]): unknown {
  if (!isMap(response) || response.$ref !== undefined) return response;
  const { schema, examples, headers, ...rest } = response;
  const types = schema === undefined ? [] : produces.length > 0 ? produces : ["application/json"];
  const content = Object.fromEntries(types.map((type): [string, Part] => [type, { schema }]));
  for (const [type, example] of Object.entries(map(examples))) content[type] = { ...content[type], example };
  return {
    description: "",
    ...rest,
    ...(headers !== undefined && { headers: mapped(headers, (header) => headerOf(map(header))) }),
    ...(Object.keys(content).length > 0 && { content }),
  };
}

function headerOf(header: Part): Part {
  const { name, in: place, required, ...rest } = parameterOf({ ...header, name: "", in: "header" });
  return rest;
}

const moved: [RegExp, string][] = [
  [/^#\/definitions\//, "#/components/schemas/"],
  [/^#\/parameters\//, "#/components/parameters/"],
  [/^#\/responses\//, "#/components/responses/"],
];

/** A copy in which references lead to where things are now, and schemas say in today's words what they said. */
function withReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withReferences);
  if (!isMap(value) || value instanceof ExactNumber) return value;
  const copy = mapped(value, (item, key) =>
    key === "$ref" && typeof item === "string" ? movedReference(item) : withReferences(item),
  );
  if (copy["x-nullable"] === true && copy.nullable === undefined) copy.nullable = true;
  if (typeof copy.discriminator === "string" && copy.properties !== undefined)
    copy.discriminator = { propertyName: copy.discriminator };
  return copy;
}

function movedReference(reference: string): string {
  return moved.reduce((at, [from, to]) => at.replace(from, to), reference);
}

function named(key: string, parts: unknown, convert: (part: unknown) => unknown): Part {
  return isMap(parts) && Object.keys(parts).length > 0 ? { [key]: mapped(parts, convert) } : {};
}

function mapped(value: unknown, convert: (item: unknown, key: string) => unknown): Part {
  return Object.fromEntries(Object.entries(map(value)).map(([key, item]) => [key, convert(item, key)]));
}

function without(value: Part, keys: ReadonlySet<string>): Part {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.has(key)));
}

function map(value: unknown): Part {
  return isMap(value) ? value : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): string[] {
  return list(value).filter((item) => typeof item === "string");
}
