import type { Description, JsonSchema, Operation } from "../platform/http/open-api.ts";

type SharedResponses = NonNullable<Description["components"]["responses"]>;

/**
 * TypeScript for the description: a type for each named schema, and for each "METHOD /path" what it takes, what it
 * answers and the codes of its refusals. Nothing but types, so that a client made of them weighs nothing.
 * Errors: a schema that says something this does not know.
 */
export function clientTypes({ paths, components }: Description): string {
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) => `${comment(schema, "")}export type ${name} = ${typeOf(schema, "")};\n`,
  );
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const said = comment({ description: `${operation.operationId}: ${operation.summary}.` }, "  ");
      return `${said}  "${method.toUpperCase()} ${path}": {\n${partsOf(operation, components.responses ?? {})}  };\n`;
    }),
  );
  const head = "/* Written by `npm run openapi`: the types of the API for whoever calls it. */";
  return `${head}\n\n${schemas.join("\n")}\nexport interface Operations {\n${operations.join("")}}\n`;
}

function partsOf(operation: Operation, shared: SharedResponses): string {
  const { parameters = [], requestBody, responses } = operation;
  const [params, query] = ["path", "query"].map((place) => parametersIn(place, parameters));
  const body = requestBody?.content["application/json"]?.schema;
  const answers = Object.entries(responses)
    .filter(([status]) => status < "300")
    .flatMap(([, answer]) => ("content" in answer ? Object.values(answer.content ?? {}) : []));
  const events = answers.find((answer) => answer["x-events"] !== undefined)?.["x-events"];
  const codes = refusalCodes(responses, shared).map((code) => JSON.stringify(code));
  const parts: [name: string, type: string | undefined][] = [
    ["params", params],
    [parameters.some((each) => each.in === "query" && each.required) ? "query" : "query?", query],
    [requestBody?.required === true ? "body" : "body?", body && typeOf(body, "    ")],
    ["answer", answers[0] === undefined || events ? "undefined" : typeOf(answers[0].schema, "    ")],
    ["events", events && membersOf(events, Object.keys(events), "    ")],
    ["refusals", codes.join(" | ")],
  ];
  return parts.map(([name, type]) => (type === undefined ? "" : `    ${name}: ${type};\n`)).join("");
}

function parametersIn(place: string, parameters: NonNullable<Operation["parameters"]>): string | undefined {
  const there = parameters.filter((parameter) => parameter.in === place);
  if (there.length === 0) return undefined;
  const properties = Object.fromEntries(there.map(({ name, schema }) => [name, schema]));
  const required = there.filter((parameter) => parameter.required).map(({ name }) => name);
  return membersOf(properties, required, "    ");
}

/** The codes to which the responses narrow their errors, wherever in the body a code stands. */
function refusalCodes(responses: Operation["responses"], shared: SharedResponses): string[] {
  const errors = Object.values(responses).flatMap((answer) => ("$ref" in answer ? nameIn(answer.$ref) : []));
  const lists = errors.flatMap((name) => [
    ...JSON.stringify(shared[name]).matchAll(/"(?:code|error)":\{"enum":(\[[^\]]*\])/g),
  ]);
  return [...new Set<string>(lists.flatMap(([, list = "[]"]) => JSON.parse(list)))].sort();
}

const simpleTypes: Record<string, string> = {
  string: "string",
  number: "number",
  integer: "number",
  boolean: "boolean",
  null: "null",
};

/** What would make a type other than the keywords that are read here. */
const unknownKeywords = ["allOf", "not", "prefixItems", "patternProperties", "if"];

function typeOf(schema: JsonSchema, indent: string): string {
  const { $ref, enum: words, const: constant, anyOf, oneOf = anyOf, items = {}, type } = schema;
  const unknown = unknownKeywords.filter((keyword) => keyword in schema);
  if (unknown.length > 0) throw new Error(`No TypeScript is known for ${unknown.join(", ")}`);
  if ($ref !== undefined) return nameIn($ref);
  if (constant !== undefined) return JSON.stringify(constant);
  if (words !== undefined) return words.map((word) => JSON.stringify(word)).join(" | ");
  if (oneOf !== undefined) return oneOf.map((each) => typeOf(each, indent)).join(" | ");
  if (type === undefined) return "unknown";
  if (typeof type !== "string")
    return type.map((each) => typeOf({ ...schema, type: each }, indent)).join(" | ");
  if (type === "array") return arrayOf(typeOf(items, indent));
  if (type === "object") return objectOf(schema, indent);
  const simple = simpleTypes[type];
  if (simple === undefined) throw new Error(`No TypeScript is known for the type ${type}`);
  return simple;
}

function arrayOf(type: string): string {
  return type.includes(" | ") && !type.startsWith("{") ? `(${type})[]` : `${type}[]`;
}

function objectOf({ properties, required, additionalProperties }: JsonSchema, indent: string): string {
  if (properties !== undefined) return membersOf(properties, required ?? [], indent);
  const value = typeof additionalProperties === "object" ? typeOf(additionalProperties, indent) : "unknown";
  return `Record<string, ${value}>`;
}

function membersOf(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
  indent: string,
): string {
  const inner = `${indent}  `;
  const members = Object.entries(properties).map(([name, schema]) => {
    const mark = required.includes(name) ? "" : "?";
    return `${comment(schema, inner)}${inner}${keyOf(name)}${mark}: ${typeOf(schema, inner)};\n`;
  });
  return members.length === 0 ? "Record<string, never>" : `{\n${members.join("")}${indent}}`;
}

const keyOf = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

const nameIn = (reference: string) => reference.slice(reference.lastIndexOf("/") + 1);

function comment({ description }: JsonSchema, indent: string): string {
  return description === undefined ? "" : `${indent}/** ${description.replaceAll("*/", "* /")} */\n`;
}
