import type { Operation, Parameter } from "../../skill-files/index.ts";
import { namedLikeAnother, refuseArgument } from "../arguments/invalid-arguments.ts";
import { encode, inMediaType, membersOf, plainText, type Values, valuesIn } from "./values.ts";

/**
 * The parameters of a query string, a form or a cookie as `name=value`, percent-encoded (OpenAPI "Style Values").
 * A list or object decodes to exactly what was given, or is refused. @throws InvalidArguments
 */
export function encodePairs(
  operation: Operation,
  values: Values,
  place: "query" | "cookie" | "body",
): string[] {
  const declared = operation.parameters.filter((parameter) => parameter.in === place);
  const keys = (operation.keys ?? []).filter((key) => key.in === place);
  const owners = new Map([
    ...keys.map(({ name }) => [name.toLowerCase(), authentication] as const),
    ...declared.map(({ name, key }) => [name.toLowerCase(), key] as const),
  ]);
  return valuesIn(operation, values, place)
    .filter(([, value]) => value !== null)
    .flatMap(([parameter, value]) => {
      const pairs = pairsOf(parameter, value);
      for (const [name] of pairs) claimName(owners, name, parameter.key);
      return pairs;
    })
    .map(([name, text]) => `${encode(name)}=${text}`);
}

/** No parameter has an empty key. */
const authentication = "";

/** Members of an object that stand beside the parameters must not pass for one of them, nor for each other. */
function claimName(owners: Map<string, string>, name: string, owner: string): void {
  const lower = name.toLowerCase();
  const root = lower.replace(/\[.*/s, "").trim();
  const known = owners.get(lower) ?? owners.get(root);
  if (known === undefined) owners.set(lower, owner);
  else if (known !== owner) refuseArgument(owner, namedLikeAnother);
}

const joints: Record<string, string> = { spaceDelimited: "%20", pipeDelimited: "%7C", form: "," };

/** Names as they are, values encoded. */
function pairsOf(parameter: Parameter, value: unknown): [string, string][] {
  const { key, name, style = "form", explode = style === "form", contentType } = parameter;
  if (contentType !== undefined) return [[name, encode(inMediaType(value, contentType))]];
  const members = membersOf(value);
  if (members === undefined && !Array.isArray(value)) return [[name, encode(plainText(value))]];
  if (style === "deepObject") return deepPairs(key, name, value);
  if (explode) return members ? explodedMembers(parameter, members) : repeated(name, value);
  const items = members ? members.flat() : [value].flat();
  const joint = joints[style] ?? ",";
  return items.length === 0 ? [] : [[name, items.map((item) => encodeItem(key, item, joint)).join(joint)]];
}

function repeated(name: string, value: unknown): [string, string][] {
  return [value].flat().map((item) => [name, encode(plainText(item))]);
}

function explodedMembers(parameter: Parameter, members: [string, unknown][]): [string, string][] {
  // A property of a form without a style of its own is one value (OpenAPI 3.0.4, Encoding Object).
  if (parameter.in === "body" && parameter.style === undefined && parameter.explode === undefined)
    return [[parameter.name, encode(JSON.stringify(Object.fromEntries(members)))]];
  for (const [key] of members) {
    if (key.trim() === "")
      refuseArgument(parameter.key, { zh: "的成员名不能为空", en: "must not have a member without a name" });
  }
  return members.map(([key, item]) => [key, encode(plainText(item))]);
}

/** These delimiters are percent-encoded themselves, so that inside a value nothing would tell them apart. */
function encodeItem(path: string, item: unknown, joint: string): string {
  const encoded = encode(plainText(item));
  if (joint !== "," && encoded.includes(joint))
    refuseArgument(path, {
      zh: `的各项中不能包含分隔符“${decodeURIComponent(joint)}”`,
      en: `must not contain its delimiter "${decodeURIComponent(joint)}" in an item`,
    });
  return encoded;
}

/** `a[b][0]=c`: OpenAPI leaves more than one level open; an index at each list keeps every level. */
function deepPairs(path: string, name: string, value: unknown): [string, string][] {
  const members = Array.isArray(value) ? [...value.entries()] : membersOf(value);
  if (members === undefined) return [[name, encode(plainText(value))]];
  return members.flatMap(([key, item]) => {
    if (/^$|[[\]]/.test(String(key)))
      refuseArgument(path, {
        zh: "的成员名不能为空，也不能包含方括号",
        en: "must not have a member whose name is empty or has brackets",
      });
    return deepPairs(path, `${name}[${key}]`, item);
  });
}
