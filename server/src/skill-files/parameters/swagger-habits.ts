/** What Swagger 2.0 has and OpenAPI 3 writes otherwise: said where it stands, with how it is written now. */
import { child, isMap, type Node } from "../parse/tree.ts";
import { type Pass, report } from "../pass.ts";

type Habit = readonly [key: string, instead: string, insteadZh: string];

const habits: Record<"document" | "operation" | "parameter", readonly Habit[]> = {
  document: [
    ["host", "the url of “servers”", " servers 的 url"],
    ["basePath", "the url of “servers”", " servers 的 url"],
    ["schemes", "the url of “servers”", " servers 的 url"],
    [
      "consumes",
      "the media types under “content” of each requestBody",
      "各个 requestBody 的 content 下的媒体类型",
    ],
    ["produces", "the media types under “content” of each response", "各个响应的 content 下的媒体类型"],
    ["definitions", "“components.schemas”", " components.schemas"],
    ["securityDefinitions", "“components.securitySchemes”", " components.securitySchemes"],
  ],
  operation: [
    [
      "consumes",
      "the media types under “content” of the requestBody",
      " requestBody 的 content 下的媒体类型",
    ],
    ["produces", "the media types under “content” of the responses", "响应的 content 下的媒体类型"],
    ["schemes", "the url of “servers”", " servers 的 url"],
  ],
  parameter: [["collectionFormat", "“style” and “explode”", " style 和 explode"]],
};

export function checkHabits(pass: Pass, node: Node, holder: keyof typeof habits): void {
  for (const [name, instead, insteadZh] of habits[holder]) {
    const found = child(node, name);
    if (found !== undefined) report(pass, "swagger_key", found, { name, instead, insteadZh });
  }
}

const ofSchema = [
  ...["type", "enum", "format", "items", "default", "pattern", "minimum", "maximum", "exclusiveMinimum"],
  ...["exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems"],
];

/** The schema of a parameter that has none and says directly of what type it is. */
export function schemaBeside(pass: Pass, parameter: Node): Node | undefined {
  if (!isMap(parameter.value)) return undefined;
  const { value } = parameter;
  const keys = ofSchema.filter((key) => Object.hasOwn(value, key));
  const [first] = keys;
  const at = first === undefined ? undefined : child(parameter, first);
  if (at === undefined) return undefined;
  const names = keys.map((key) => `“${key}”`);
  report(pass, "schema_beside", at, { keys: names.join(", "), keysZh: names.join("、") });
  return { value: Object.fromEntries(keys.map((key) => [key, value[key]])), path: parameter.path };
}

/** `"true"` is read as it is meant. */
export function isRequired(pass: Pass, parameter: Node): boolean {
  const required = child(parameter, "required");
  if (required === undefined || required.value === null || typeof required.value === "boolean")
    return required?.value === true;
  const text = String(required.value).trim().toLowerCase();
  const read = text === "true" || text === "yes" || text === "1";
  report(pass, "required_as_text", required, { read: String(read) });
  return read;
}
