/** How one property of a form is written: OpenAPI's encoding object, and what it stands for when left out. */

import { isJson, isRange, mediaType } from "../parameters/media-type.ts";
import { readSerialisation } from "../parameters/serialisation.ts";
import { child, type Node, textOf } from "../parse/tree.ts";
import { type Pass, report } from "../pass.ts";
import { composedOf, layered } from "../schema/references.ts";
import type { Parameter } from "../skill-spec.ts";
import { quoted } from "../text.ts";
import type { Media } from "./body-media.ts";

export function readField(
  pass: Pass,
  media: Media,
  name: string,
  schema: Node,
): Pick<Parameter, "style" | "explode" | "contentType"> {
  if (media.kind !== "form" && media.kind !== "multipart") return {};
  const encodings = child(media.node, "encoding");
  const encoding = encodings && child(encodings, name);
  const asked = encoding && typeAskedFor(encoding);
  const contentType = asked ?? (media.kind === "multipart" ? usualType(pass, schema) : undefined);
  if (media.kind === "multipart" && contentType !== undefined && !isWritten(contentType)) {
    report(pass, "binary_part", schema, { name: quoted(name), type: quoted(contentType) });
  }
  return {
    ...(encoding && readSerialisation(pass, encoding, "form")),
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
function usualType(pass: Pass, schema: Node): string | undefined {
  const list = layered(composedOf(pass, schema), "items");
  const layers = composedOf(pass, list ?? schema);
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
