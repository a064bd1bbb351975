import { isUtf8 } from "node:buffer";
import type { Parameter } from "../../skill-files/index.ts";
import { namedLikeAnother, refuseArgument } from "../arguments/invalid-arguments.ts";
import { encode, inMediaType, membersOf, type ParameterValue, plainText } from "./values.ts";

/** The path with each `{name}` replaced by its value, as one segment whatever the value contains. */
export function fillPath(template: string, given: readonly ParameterValue[]): string {
  const byName = new Map(given.map((each) => [each[0].name, each]));
  return template
    .split(/\/(?![^{}]*\})/)
    .map((segment) => fillSegment(segment, byName))
    .join("/");
}

function fillSegment(segment: string, given: ReadonlyMap<string, ParameterValue>): string {
  let last: string | undefined;
  const filled = segment
    .split(/(\{[^{}]*\})/)
    .map((part, index) => {
      if (index % 2 === 0) return encodeLiteral(part);
      const name = part.slice(1, -1);
      const found = given.get(name);
      if (found === undefined) refuseArgument(name, { zh: "为必填项", en: "is required" });
      last = found[0].key;
      refuseTakenNames(found, given);
      return expand(found[0], found[1]);
    })
    .join("");
  // Together with what stands around it, a value that is harmless alone could still make a dot segment.
  if (last !== undefined) refuseUnsafe(last, filled);
  return filled;
}

/** Exploded into a matrix, members of an object stand beside the parameters. */
function refuseTakenNames(
  [{ key: path, name, style, explode = false }, value]: ParameterValue,
  given: ReadonlyMap<string, unknown>,
): void {
  const members = style === "matrix" && explode ? (membersOf(value) ?? []) : [];
  if (members.some(([key]) => key !== name && given.has(key))) refuseArgument(path, namedLikeAnother);
}

function encodeLiteral(text: string): string {
  return text.replace(/[^!$%&'()*+,\-./:;=@_~0-9A-Za-z]/gu, (character) => encode(character));
}

const prefixes: Record<string, string> = { simple: "", label: ".", matrix: ";" };

/** A value in the styles of RFC 6570 sections 3.2.2 (simple), 3.2.5 (label) and 3.2.7 (matrix). */
function expand(parameter: Parameter, value: unknown): string {
  const { key: path, name, style = "simple", explode = false, contentType } = parameter;
  const prefix = prefixes[style] ?? "";
  const text = (item: unknown): string => {
    const plain = plainText(item);
    refuseUnsafe(path, plain);
    // Between the items of an exploded label a dot is the delimiter.
    return style === "label" ? encode(plain).replaceAll(".", "%2E") : encode(plain);
  };
  if (contentType !== undefined) return `${prefix}${text(inMediaType(value, contentType))}`;
  const joint = explode && prefix !== "" ? prefix : ",";
  const members = membersOf(value);
  const items = members ? members.flat() : [value].flat();
  if (items.length === 0) refuseArgument(path, { zh: "不能为空", en: "must not be empty" });
  if (members && explode)
    return `${prefix}${members.map(([key, item]) => `${text(key)}=${text(item)}`).join(joint)}`;
  if (style !== "matrix") return `${prefix}${items.map(text).join(members ? "," : joint)}`;
  const lead = `;${encode(name)}=`;
  return `${lead}${items.map(text).join(explode ? lead : ",")}`;
}

/**
 * Encoding alone keeps a value inside its segment; a server that decodes once too often would undo it. So a value
 * that would then become `.` or `..`, or carry control characters, is refused.
 */
function refuseUnsafe(path: string, text: string): void {
  if (text === "") refuseArgument(path, { zh: "不能为空", en: "must not be empty" });
  const decoded = decodeFully(text);
  if (decoded === undefined)
    refuseArgument(path, { zh: "被重复编码的次数过多", en: "is percent-encoded too many times" });
  if (/\p{Cc}/u.test(decoded))
    refuseArgument(path, {
      zh: "不能包含换行符或控制字符",
      en: "must not contain line breaks or control characters",
    });
  const segments = decoded.normalize("NFKC").split(/[\\/]/);
  if (segments.some((segment) => /^\.\.?(?:;|$)/.test(segment)))
    refuseArgument(path, { zh: "不能包含路径段 . 或 ..", en: "must not contain the path segments . or .." });
}

function decodeFully(text: string): string | undefined {
  let decoded = text;
  for (let round = 0; round < 8; round++) {
    const next = decoded.replace(/(?:%[0-9a-f]{2})+/gi, (octets) => {
      const bytes = Buffer.from(octets.replaceAll("%", ""), "hex");
      return bytes.toString(isUtf8(bytes) ? "utf8" : "latin1");
    });
    if (next === decoded) return decoded;
    decoded = next;
  }
  return undefined;
}
