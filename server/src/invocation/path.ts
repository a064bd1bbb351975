import type { Parameter } from "../assistants/index.ts";
import { refuseArgument } from "./invalid-arguments.ts";
import { encode, plainText } from "./values.ts";

/** The path with each `{name}` replaced by its value, as one segment whatever the value contains. */
export function fillPath(template: string, parameters: readonly (readonly [Parameter, unknown])[]): string {
  const byName = new Map(parameters.map((each) => [each[0].name, each]));
  return template
    .split(/(\{[^{}]*\})/)
    .map((part, index) => {
      if (index % 2 === 0) return encodeLiteral(part);
      const name = part.slice(1, -1);
      const found = byName.get(name);
      return found ? encodeSegment(found[0], found[1]) : refuseArgument(name, "is required");
    })
    .join("");
}

function encodeLiteral(text: string): string {
  return text.replace(/[^!$%&'()*+,\-./:;=@_~0-9A-Za-z]/gu, (character) => encode(character));
}

function encodeSegment({ name, style }: Parameter, value: unknown): string {
  const items = (Array.isArray(value) ? value : [value]).map(plainText);
  if (items.length === 0) refuseArgument(name, "must not be empty");
  for (const item of items) refuseUnsafe(name, item);
  const text = items.map(encode).join(",");
  if (style === "label") return `.${text}`;
  return style === "matrix" ? `;${encode(name)}=${text}` : text;
}

/**
 * Encoding alone keeps a value inside its segment; a server that decodes once too often would undo it. So a value
 * that would then become `.` or `..`, or carry control characters, is refused.
 */
function refuseUnsafe(name: string, text: string): void {
  if (text === "") refuseArgument(name, "must not be empty");
  const decoded = decodeFully(text);
  if (decoded === undefined) refuseArgument(name, "is percent-encoded too many times");
  if (/\p{Cc}/u.test(decoded)) refuseArgument(name, "must not contain line breaks or control characters");
  const segments = decoded.normalize("NFKC").split(/[\\/]/);
  if (segments.some((segment) => /^\.\.?(?:;|$)/.test(segment)))
    refuseArgument(name, "must not contain the path segments . or ..");
}

function decodeFully(text: string): string | undefined {
  let decoded = text;
  for (let round = 0; round < 8; round++) {
    const next = decoded.replace(/%([0-9a-f]{2})/gi, (_whole, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    if (next === decoded) return decoded;
    decoded = next;
  }
  return undefined;
}
