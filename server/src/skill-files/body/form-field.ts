/** How one property of a form is written: OpenAPI's encoding object, and what it stands for when left out. */

import { readSerialisation } from "../operations/serialisation.ts";
import { child, type Node, textOf } from "../parse/tree.ts";
import { type Reading, report } from "../reading.ts";
import { composedOf, layered } from "../schema/references.ts";
import type { Parameter } from "../skill-document.ts";
import { quoted } from "../text.ts";
import type { Media } from "./body-media.ts";
import { isJson, isRange, mediaType } from "./media-type.ts";

export function readField(
  reading: Reading,
  media: Media,
  name: string,
  schema: Node,
): Pick<Parameter, "style" | "explode" | "contentType"> {
  if (media.kind !== "form" && media.kind !== "multipart") return {};
  const encodings = child(media.node, "encoding");
  const encoding = encodings && child(encodings, name);
  const asked = encoding && typeAskedFor(encoding);
  const contentType = asked ?? (media.kind === "multipart" ? usualType(reading, schema) : undefined);
  if (media.kind === "multipart" && contentType !== undefined && !isWritten(contentType)) {
    report(reading, "binary_part", schema, { name: quoted(name), type: quoted(contentType) });
  }
  return {
    ...(encoding && readSerialisation(reading, encoding, "form")),
    ...(contentType !== undefined && { contentType }),
  };
}

/** The first of `image/png, image/jpeg`, when it is one type. */
function typeAskedFor(encoding: Node): string | undefined {
  const [first = ""] = (textOf(child(encoding, "contentType")) ?? "").split(",");
  const type = mediaType(first);
  return type === undefined || isRange(type) ? undefined : type;
}

/**
 * OpenAPI's default for a part: objects are JSON, binary strings are bytes, everything else is text. Of a list
 * each item is a part.
 */
function usualType(reading: Reading, schema: Node): string | undefined {
  const list = layered(composedOf(reading, schema), "items");
  const layers = composedOf(reading, list ?? schema);
  if (layered(layers, "type")?.value === "object" || layered(layers, "properties") !== undefined)
    return "application/json";
  const format = layered(layers, "format")?.value;
  const isBytes =
    format === "binary" || format === "byte" || layered(layers, "contentEncoding") !== undefined;
  const media = mediaType(textOf(layered(layers, "contentMediaType")) ?? "");
  return media ?? (isBytes ? "application/octet-stream" : undefined);
}

/** Something a planner can write. */
function isWritten(type: string): boolean {
  return isJson(type) || type.startsWith("text/") || /xml$/.test(type);
}
