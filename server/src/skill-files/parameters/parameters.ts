import type { LintRule } from "../check/lint-codes.ts";
import { child, entries, items, type Node, textOf } from "../parse/tree.ts";
import { type Pass, report } from "../pass.ts";
import { checkPlacement } from "../schema/placement.ts";
import { follow } from "../schema/references.ts";
import type { ParameterPlace } from "../skill-spec.ts";
import { isName, quoted } from "../text.ts";
import { headerVerdict, isCookieName } from "./headers.ts";
import { isJson, mediaType } from "./media-type.ts";
import { buildParameter, type UnkeyedParameter } from "./parameter-value.ts";
import { readSerialisation } from "./serialisation.ts";
import { checkHabits, isRequired, schemaBeside } from "./swagger-habits.ts";

/** A parameter and where it was read, for what is said about several of them together. */
export interface Placed {
  parameter: UnkeyedParameter;
  node: Node;
}

/** The operation's own parameters; those of its path that it does not give itself come first. */
export function readParameters(pass: Pass, pathItem: Node, operation: Node): Placed[] {
  const own = readList(pass, child(operation, "parameters"));
  const inherited = readList(pass, child(pathItem, "parameters"));
  const overridden = new Set(own.map(({ parameter }) => identityOf(parameter)));
  return [...inherited.filter(({ parameter }) => !overridden.has(identityOf(parameter))), ...own];
}

function readList(pass: Pass, list: Node | undefined): Placed[] {
  if (list !== undefined && list.value !== null && !Array.isArray(list.value)) {
    report(pass, "wrong_type", list, { name: "parameters", expected: "a list", expectedZh: "列表" });
  }
  const placed = new Map<string, Placed>();
  for (const item of items(list)) {
    const node = follow(pass, item);
    const parameter = node && readParameter(pass, node);
    if (node === undefined || parameter === undefined) continue;
    const identity = identityOf(parameter);
    if (placed.has(identity)) {
      const values = { name: quoted(parameter.name), place: parameter.in };
      report(pass, "duplicate_parameter", item, values);
    } else placed.set(identity, { parameter, node });
  }
  return [...placed.values()];
}

/** Names of headers are the same in any case. */
function identityOf({ in: place, name }: UnkeyedParameter): string {
  return `${place}:${place === "header" ? name.toLowerCase() : name}`;
}

function readParameter(pass: Pass, node: Node): UnkeyedParameter | undefined {
  const nameNode = child(node, "name") ?? node;
  const name = textOf(nameNode) ?? "";
  const place = sendablePlace(pass, node, name);
  if (place === undefined || !isFreeName(pass, nameNode, place, name)) return undefined;
  checkPlacement(pass, node, "parameter");
  checkHabits(pass, node, "parameter");
  const required = isRequired(pass, node) || place === "path";
  const described = textOf(child(node, "description"));
  const { schema, contentType } = contentOf(pass, node, name);
  const parameter = buildParameter(pass, { name, in: place, required }, schema, described);
  if (contentType !== undefined) return { ...parameter, contentType };
  return { ...parameter, ...readSerialisation(pass, node, place) };
}

/** Its schema; described by `content` instead, that of the first JSON media type, else of the first there is. */
function contentOf(pass: Pass, node: Node, name: string): { schema: Node | undefined; contentType?: string } {
  const schema = child(node, "schema");
  const content = child(node, "content");
  if (schema !== undefined || content === undefined) return { schema: schema ?? schemaBeside(pass, node) };
  const offered = entries(content).map(([key, media]) => ({ type: mediaType(key) ?? "", media }));
  const json = offered.find(({ type }) => isJson(type) || type === "*/*");
  if (json !== undefined) {
    const anything: Node = { value: {}, path: json.media.path };
    const contentType = isJson(json.type) ? json.type : "application/json";
    return { schema: child(json.media, "schema") ?? anything, contentType };
  }
  const [first] = offered;
  report(pass, "parameter_as_text", content, { name: quoted(name), type: quoted(first?.type || "?") });
  return { schema: first && child(first.media, "schema") };
}

const mediaOf: Record<string, string> = {
  body: "application/json",
  formData: "application/x-www-form-urlencoded",
};

function ruleForPlace(place: unknown): LintRule {
  if (place === "querystring") return "newer_feature";
  return typeof place === "string" && Object.hasOwn(mediaOf, place)
    ? "swagger_body"
    : "unsupported_parameter";
}

const places = ["path", "query", "header", "cookie"] as const;

function sendablePlace(pass: Pass, node: Node, name: string): (typeof places)[number] | undefined {
  const place = child(node, "in");
  const known = places.find((one) => one === place?.value);
  if (known !== undefined) return known;
  const values = { name: quoted(name), place: quoted(place?.value ?? "?") };
  report(pass, ruleForPlace(place?.value), place ?? node, {
    ...values,
    media: mediaOf[String(place?.value)] ?? "",
  });
  return undefined;
}

function isFreeName(pass: Pass, node: Node, place: ParameterPlace, name: string): boolean {
  const verdict = place === "header" ? headerVerdict(name) : "free";
  if (verdict === "reserved") report(pass, "reserved_header", node, { name: quoted(name) });
  else if (verdict === "set by platform") report(pass, "header_by_platform", node, { name: quoted(name) });
  else if (!isName(name)) {
    const expected = { expected: "short visible text", expectedZh: "简短的可见文本" };
    report(pass, "wrong_type", node, { name: "name", ...expected });
  } else if (place === "cookie" && !isCookieName(name)) {
    report(pass, "cookie_name", node, { name: quoted(name) });
  } else return true;
  return false;
}
