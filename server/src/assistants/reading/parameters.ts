import { readFilled } from "./filled.ts";
import { headerVerdict } from "./headers.ts";
import { MAX_PARAMETER_DESCRIPTION } from "./limits.ts";
import { checkPlacement } from "./placement.ts";
import { type Reading, report } from "./reading.ts";
import { follow, layered, layersOf } from "./references.ts";
import { schemaOf } from "./schema.ts";
import type { Parameter, ParameterPlace } from "./skill-document.ts";
import { clip, isName, paragraph, quoted } from "./text.ts";
import { child, items, type Node, textOf } from "./tree.ts";

/** A parameter and where it was read, for what is said about several of them together. */
export interface Placed {
  parameter: Parameter;
  node: Node;
}

/** The operation's own parameters; those of its path that it does not give itself come first. */
export function readParameters(reading: Reading, pathItem: Node, operation: Node): Placed[] {
  const own = readList(reading, child(operation, "parameters"));
  const inherited = readList(reading, child(pathItem, "parameters"));
  const overridden = new Set(own.map(({ parameter }) => keyOf(parameter)));
  return [...inherited.filter(({ parameter }) => !overridden.has(keyOf(parameter))), ...own];
}

function readList(reading: Reading, list: Node | undefined): Placed[] {
  if (list !== undefined && list.value !== null && !Array.isArray(list.value)) {
    report(reading, "wrong_type", list, { name: "parameters", expected: "a list", expectedZh: "列表" });
  }
  const placed = new Map<string, Placed>();
  for (const item of items(list)) {
    const node = follow(reading, item);
    const parameter = node && readParameter(reading, node);
    if (node === undefined || parameter === undefined) continue;
    const key = keyOf(parameter);
    if (placed.has(key)) report(reading, "duplicate_parameter", item, { name: quoted(parameter.name) });
    else placed.set(key, { parameter, node });
  }
  return [...placed.values()];
}

function keyOf({ in: place, name }: Parameter): string {
  return `${place}:${place === "header" ? name.toLowerCase() : name}`;
}

function readParameter(reading: Reading, node: Node): Parameter | undefined {
  const nameNode = child(node, "name");
  const name = textOf(nameNode);
  const place = sendablePlace(reading, node, name ?? "");
  if (place === undefined) return undefined;
  if (name === undefined || (place !== "header" && !isName(name))) {
    const expected = { expected: "short visible text", expectedZh: "简短的可见文本" };
    report(reading, "wrong_type", nameNode ?? node, { name: "name", ...expected });
    return undefined;
  }
  if (place === "header" && !isFreeHeader(reading, nameNode ?? node, name)) return undefined;
  const schema = child(node, "schema");
  if (schema === undefined && child(node, "content") !== undefined) {
    report(reading, "parameter_content", node, { name: quoted(name) });
    return undefined;
  }
  checkPlacement(reading, node, "parameter");
  const required = place === "path" || child(node, "required")?.value === true;
  const described = textOf(child(node, "description"));
  const parameter = buildParameter(reading, { name, in: place, required }, schema, described);
  return { ...parameter, ...serialisation(node, place) };
}

/** A parameter from its schema; without one it is text. Also used for the properties of a body. */
export function buildParameter(
  reading: Reading,
  identity: { name: string; in: ParameterPlace; required: boolean },
  schemaNode: Node | undefined,
  described: string | undefined,
): Parameter {
  if (schemaNode === undefined) {
    const description = clip(paragraph(described ?? ""), MAX_PARAMETER_DESCRIPTION);
    return { ...identity, description, schema: { type: "string" }, context: null, entity: null };
  }
  // References are followed twice here, for the schema and for what stands beside it; say so once.
  const silent: Reading = { ...reading, findings: { error: new Map(), warning: new Map() } };
  const layers = layersOf(silent, schemaNode);
  for (const layer of layers.nodes) checkPlacement(reading, layer, "schema");
  const schema = schemaOf(reading, schemaNode);
  const description = described ?? textOf(layered(layers, "description")) ?? "";
  return {
    ...identity,
    description: clip(paragraph(description), MAX_PARAMETER_DESCRIPTION),
    schema,
    ...readFilled(reading, layers, identity),
  };
}

function sendablePlace(reading: Reading, node: Node, name: string): ParameterPlace | undefined {
  const place = child(node, "in");
  if (place?.value === "path" || place?.value === "query" || place?.value === "header") return place.value;
  report(reading, "unsupported_parameter", place ?? node, {
    name: quoted(name),
    place: quoted(place?.value ?? "?"),
  });
  return undefined;
}

function isFreeHeader(reading: Reading, node: Node, name: string): boolean {
  const verdict = headerVerdict(name);
  if (verdict === "free") return true;
  const rule = verdict === "reserved" ? "reserved_header" : "header_by_platform";
  report(reading, rule, node, { name: quoted(name) });
  return false;
}

const styles: Record<string, readonly string[]> = {
  path: ["simple", "label", "matrix"],
  header: ["simple"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
};

function serialisation(node: Node, place: ParameterPlace): { style?: string; explode?: boolean } {
  const known = styles[place] ?? [];
  const style = textOf(child(node, "style")) ?? known[0] ?? "";
  const explode = child(node, "explode")?.value;
  return {
    ...(style !== known[0] && known.includes(style) && { style }),
    ...(typeof explode === "boolean" && explode !== (style === "form") && { explode }),
  };
}
