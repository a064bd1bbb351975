import { maxText } from "../limits.ts";
import { parseJson } from "./json.ts";
import { type Parsed, refuse } from "./source.ts";
import { parseYaml } from "./yaml.ts";

const start = { line: 1, column: 1 };

/** Text → plain value with positions. JSON that is not quite JSON is read as YAML, which allows more. */
export function parseText(given: string): Parsed {
  const text = given.startsWith("\uFEFF") ? given.slice(1) : given;
  if (text.length > maxText) return refuse("too_large", start);
  if (text.trim() === "") return refuse("yaml_empty", start);
  return (/^\s*[{[]/.test(text) ? parseJson(text) : undefined) ?? parseYaml(text);
}
