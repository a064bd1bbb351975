import type { Parameter } from "../assistants/index.ts";

/** A value as the text that goes into a URL, a form or a header; an object or nested list as JSON. */
export function plainText(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** UTF-8, percent-encoded down to the unreserved characters of RFC 3986. */
export function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A query string or form. Lists repeat their name and objects become JSON, unless the file says otherwise. */
export function encodeQuery(parameters: readonly (readonly [Parameter, unknown])[]): string {
  return parameters
    .flatMap(([parameter, value]) => pairsOf(parameter, value))
    .map(([name, text]) => `${encode(name)}=${text}`)
    .join("&");
}

const joints: Record<string, string> = { spaceDelimited: "%20", pipeDelimited: "%7C", form: "," };

/** Names as they are, values encoded: a delimiter between values must not look like one inside a value. */
function pairsOf(parameter: Parameter, value: unknown): [string, string][] {
  const { name, style = "form", explode = style === "form" } = parameter;
  if (value === null) return [];
  if (Array.isArray(value)) {
    const items = value.map((item) => encode(plainText(item)));
    const joint = joints[style];
    return explode || joint === undefined ? items.map((item) => [name, item]) : [[name, items.join(joint)]];
  }
  if (style === "deepObject" && typeof value === "object")
    return Object.entries(value).map(([key, item]) => [`${name}[${key}]`, encode(plainText(item))]);
  return [[name, encode(plainText(value))]];
}
