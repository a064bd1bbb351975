import { buildParameter, type Placed } from "./parameters.ts";
import { type Reading, report, spend } from "./reading.ts";
import { follow, layersOf } from "./references.ts";
import type { Method } from "./skill-document.ts";
import { isName, quoted } from "./text.ts";
import { child, entries, isMap, items, type Node } from "./tree.ts";

export interface Body {
  properties: Placed[];
  required: boolean;
  contentType: string | null;
}

const none: Body = { properties: [], required: false, contentType: null };

/** The body's first level of properties, each a parameter; only what can be sent. */
export function readBody(reading: Reading, operation: Node, method: Method): Body {
  const written = child(operation, "requestBody");
  if (written === undefined || written.value === null) return none;
  if (method === "GET") {
    report(reading, "body_ignored", written);
    return none;
  }
  const body = follow(reading, written);
  const media = body && chooseMedia(body);
  if (body === undefined) return none;
  if (media === undefined) {
    report(reading, "body_media_type", written);
    return none;
  }
  const required = child(body, "required")?.value === true;
  return { properties: bodyProperties(reading, media.node), required, contentType: media.contentType };
}

/** JSON first, then JSON under another name, then a form. */
function chooseMedia(body: Node): { contentType: string; node: Node } | undefined {
  const offered = entries(child(body, "content")).map(([name, node]) => ({ type: mediaType(name), node }));
  const wanted: [test: (type: string) => boolean, contentType: (type: string) => string][] = [
    [(type) => type === "application/json", (type) => type],
    [(type) => /^application\/[\w.!#$&^-]+\+json$/.test(type), (type) => type],
    [(type) => type === "*/*" || type === "application/*", () => "application/json"],
    [(type) => type === "application/x-www-form-urlencoded", (type) => type],
  ];
  for (const [test, contentType] of wanted) {
    const found = offered.find(({ type }) => test(type));
    if (found !== undefined) return { contentType: contentType(found.type), node: found.node };
  }
  return undefined;
}

function mediaType(name: string): string {
  return (name.split(";")[0] ?? "").trim().toLowerCase();
}

interface Property {
  node: Node;
  required: boolean;
}

function bodyProperties(reading: Reading, media: Node): Placed[] {
  const schema = child(media, "schema");
  if (schema === undefined) return [];
  const found = new Map<string, Property>();
  const required = new Set<string>();
  collect(reading, schema, { found, required, isSure: true, open: [] });
  const properties: Placed[] = [];
  for (const [name, { node }] of found) {
    if (child(node, "readOnly")?.value === true) continue;
    if (!isName(name)) {
      report(reading, "wrong_type", node, {
        name: quoted(name),
        expected: "short visible text",
        expectedZh: "简短的可见文本",
      });
      continue;
    }
    const identity = { name, in: "body", required: required.has(name) } as const;
    properties.push({ parameter: buildParameter(reading, identity, node, undefined), node });
  }
  return properties;
}

interface Collection {
  found: Map<string, Property>;
  required: Set<string>;
  /** Not inside `oneOf` or `anyOf`, so what is required there is required. */
  isSure: boolean;
  open: readonly string[];
}

function collect(reading: Reading, schema: Node, into: Collection): void {
  if (!spend(reading)) return;
  const layers = layersOf(reading, schema);
  if (layers.broken || layers.pointers.some((pointer) => into.open.includes(pointer))) return;
  const below = { ...into, open: [...into.open, ...layers.pointers] };
  for (const layer of layers.nodes) {
    if (!isObjectSchema(layer)) {
      report(reading, "body_not_object", child(layer, "type") ?? layer);
      return;
    }
    for (const [name, node] of entries(child(layer, "properties"))) {
      if (!into.found.has(name)) into.found.set(name, { node, required: false });
    }
    if (into.isSure)
      for (const { value } of items(child(layer, "required"))) into.required.add(String(value));
    for (const branch of items(child(layer, "allOf"))) collect(reading, branch, below);
    for (const keyword of ["oneOf", "anyOf"]) {
      for (const branch of items(child(layer, keyword)))
        collect(reading, branch, { ...below, isSure: false });
    }
  }
}

function isObjectSchema(schema: Node): boolean {
  if (!isMap(schema.value)) return false;
  const type = child(schema, "type")?.value;
  return type === undefined || type === "object" || (Array.isArray(type) && type.includes("object"));
}
