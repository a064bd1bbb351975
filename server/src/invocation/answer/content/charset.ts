import { isUtf8 } from "node:buffer";
import type { AnswerHead } from "../../../platform/egress/index.ts";
import { isFile, mediaTypeOf, typeByBytes } from "./media-type.ts";

type Answer = AnswerHead & { body: Uint8Array };

/**
 * An answer with its text in UTF-8, whatever it was written in: only so is a secret in it found. What is not text stays
 * as it is.
 */
export function inUtf8<A extends Answer>(answer: A): A {
  const { body } = answer;
  const { name, charset } = mediaTypeOf(answer);
  if (isFile(name) || typeByBytes(body) !== undefined) return answer;
  for (const label of charsetsOf(body, charset, name)) {
    const text = decoded(body, label);
    if (text !== undefined) return { ...answer, body: Buffer.from(text) };
  }
  return answer;
}

/** What a byte order mark says; in UTF-8 it is taken off by whoever reads. */
const marks: readonly (readonly [label: string, bytes: readonly number[]])[] = [
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** Servers write these where nobody chose any. */
const isDefault = /^(?:iso-?8859-1|latin-?1|us-ascii|ascii|windows-1252)$/i;

/** In this order; nothing to do where it is UTF-8 already. */
function charsetsOf(body: Uint8Array, given: string | undefined, type: string): string[] {
  const mark = marks.find(([, bytes]) => bytes.every((byte, at) => body[at] === byte));
  if (mark !== undefined) return [mark[0]];
  const said = given ?? saidInside(body);
  if (isUtf8(body) && (said === undefined || isDefault.test(said) || /^utf-?8/i.test(said))) return [];
  const isText = type === "" || /^text\/|json|xml|csv|javascript|form/.test(type);
  return [...(said === undefined ? [] : [said]), ...(isText ? ["gb18030", "windows-1252"] : [])];
}

/** `<meta charset>` of a page, or the declaration of an XML document. */
function saidInside(body: Uint8Array): string | undefined {
  const head = Buffer.from(body.subarray(0, 1024)).toString("latin1");
  return /<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]+)|^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)/i
    .exec(head)
    ?.slice(1)
    .find((each) => each !== undefined);
}

/** Undefined where the bytes are not of that charset, or nobody knows it. */
function decoded(body: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}
