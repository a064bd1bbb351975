import { createHash } from "node:crypto";
import { isNumber } from "../../platform/exact/index.ts";
import type { Parameter } from "../../skill-files/index.ts";
import { inMediaType, isJson, plainText } from "./values.ts";

export interface Part {
  name: string;
  /** Left out: text, which needs no word about it (RFC 7578 section 4.4). */
  type?: string;
  /** Sent as a file of this name: without one, servers take a part for a form field. */
  fileName?: string;
  content: string;
}

/**
 * The parts of one property (OpenAPI "Encoding Object"): each item of a list is a part of its own, an object is JSON,
 * what is neither JSON nor text is a file.
 */
export function partsOf({ name, schema, contentType }: Parameter, value: unknown): Part[] {
  const isBinary = (Array.isArray(value) ? schema.items?.format : schema.format) === "binary";
  return [value].flat().map((item): Part => {
    const type = contentType === undefined ? defaultType(item, isBinary) : firstMediaType(contentType);
    if (type === undefined) return { name, content: plainText(item) };
    const isFile = isBinary || !(isJson(type) || type.startsWith("text/"));
    return { name, type, ...(isFile && { fileName: name }), content: inMediaType(item, type) };
  });
}

function defaultType(item: unknown, isBinary: boolean): string | undefined {
  if (isBinary) return "application/octet-stream";
  return typeof item === "object" && item !== null && !isNumber(item) ? "application/json" : undefined;
}

/** A file may offer several, or a range such as `image/*`. */
function firstMediaType(offered: string): string {
  const first = offered.split(",")[0]?.trim() ?? "";
  return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;\s*[\w-]+=[\w.+-]+)*$/.test(first)
    ? first
    : "application/octet-stream";
}

/**
 * A `multipart/form-data` body (RFC 7578). The boundary follows from the seed and occurs in no part, so that equal
 * input gives equal bytes and no part can end another.
 */
export function writeMultipart(parts: readonly Part[], seed: string): { type: string; text: string } {
  const written = parts.map((part) => `${partHead(part)}\r\n\r\n${part.content}`);
  const boundary = boundaryFor(written, seed);
  const body = written.map((part) => `--${boundary}\r\n${part}\r\n`).join("");
  return { type: `multipart/form-data; boundary=${boundary}`, text: `${body}--${boundary}--\r\n` };
}

function partHead({ name, type, fileName }: Part): string {
  const file = fileName === undefined ? "" : `; filename="${escapeName(fileName)}"`;
  const disposition = `Content-Disposition: form-data; name="${escapeName(name)}"${file}`;
  return type === undefined ? disposition : `${disposition}\r\nContent-Type: ${type}`;
}

/** As browsers do it (HTML Standard, "multipart/form-data encoding algorithm"). */
function escapeName(text: string): string {
  return text.replace(/[\r\n"]/g, encodeURIComponent);
}

function boundaryFor(parts: readonly string[], seed: string): string {
  for (let round = 0; ; round++) {
    const digest = createHash("sha256").update(`${seed} ${round}`).digest("hex");
    const boundary = `behalf-${digest.slice(0, 32)}`;
    if (!parts.some((part) => part.includes(boundary))) return boundary;
  }
}
