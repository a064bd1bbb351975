import { problemAt } from "../check/problem.ts";
import { maxText } from "../limits.ts";
import { parseJson } from "./json.ts";
import { lineStarts, positionAt } from "./lines.ts";
import { hasOddName, oddCharacter, withoutNoise } from "./noise.ts";
import { otherText } from "./other-formats.ts";
import { type Parsed, refuse } from "./source.ts";
import { isMap } from "./tree.ts";
import { parseYaml } from "./yaml.ts";

const start = { line: 1, column: 1 };

/** Text → plain value with positions. */
export function parseText(given: string): Parsed {
  const text = given.startsWith("\uFEFF") ? given.slice(1) : given;
  if (text.length > maxText) return refuse("too_large", start);
  if (text.trim() === "") return refuse("yaml_empty", start);
  const other = otherText(text);
  if (other !== undefined) return refuse("other_format", start, { ...other });
  const parsed = parseEither(text);
  if (parsed.source !== undefined && isDocument(parsed.source.root) && !isMisread(text, parsed.source.root))
    return parsed;
  return parseCleaned(text) ?? withOddCharacter(text, parsed);
}

/** JSON that is not quite JSON is read as YAML, which allows more. */
function parseEither(text: string): Parsed {
  return (/^\s*[{[]/.test(text) ? parseJson(text) : undefined) ?? parseYaml(text);
}

function isDocument(root: unknown): boolean {
  return isMap(root) && (Object.hasOwn(root, "openapi") || Object.hasOwn(root, "swagger"));
}

function isMisread(text: string, root: unknown): boolean {
  return /^[ \t-]*[^\S \t\n\r]|^[ \t-]*[\u00ad\u200b-\u200d\u2060]/m.test(text) && hasOddName(root);
}

/** Only where it is a document once the noise is gone. */
function parseCleaned(given: string): Parsed | undefined {
  const { text, noise } = withoutNoise(given);
  if (noise.length === 0) return undefined;
  const { source } = parseEither(text);
  if (source === undefined || !isDocument(source.root)) return undefined;
  const starts = lineStarts(given);
  return {
    source: { ...source, noise: noise.map(({ rule, at }) => problemAt(rule, positionAt(starts, at))) },
  };
}

/** Where it cannot be read, a character nearby that only looks like the right one is the likeliest cause. */
function withOddCharacter(text: string, parsed: Parsed): Parsed {
  const [first] = parsed.problems ?? [];
  if (first !== undefined && first.code !== "invalid_yaml") return parsed;
  if (parsed.source !== undefined && isMap(parsed.source.root) && isPlain(parsed.source.root)) return parsed;
  const lines = text.split("\n");
  const { line } = first ?? start;
  for (const at of [line, line - 1, line + 1]) {
    const odd = oddCharacter(lines[at - 1] ?? "");
    if (odd !== undefined) return refuse("odd_character", { line: at, column: odd.index + 1 }, odd.values);
  }
  return parsed;
}

function isPlain(root: Record<string, unknown>): boolean {
  return Object.keys(root).every((key) => /^[ -~]*$/.test(key));
}
