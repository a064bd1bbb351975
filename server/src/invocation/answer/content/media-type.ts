import type { AnswerHead } from "../../../platform/egress/index.ts";

export interface MediaType {
  /** `text/html`, in lower case; empty where none was given. */
  name: string;
  charset: string | undefined;
}

export function mediaTypeOf({ headers }: Pick<AnswerHead, "headers">): MediaType {
  const written = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
  const name = /^[^;,\s]*/.exec(written.trim())?.[0].toLowerCase() ?? "";
  return { name, charset: /;\s*charset\s*=\s*["']?([\w.:-]+)/i.exec(written)?.[1] };
}

/** What is no text, whatever its bytes are. */
const files =
  /^(?:image|audio|video|font|model)\/|^application\/(?:pdf|zip|gzip|x-(?:gzip|tar|7z-compressed|rar-compressed|bzip2?|msdownload)|msword|rtf|wasm|vnd\.(?:ms-|openxml|oasis|android|rar))/;

export const isFile = (type: string): boolean => files.test(type);

/** How files begin, for those that come under another type. */
const beginnings: readonly (readonly [type: string, bytes: readonly number[]])[] = [
  ["image/png", [0x89, 0x50, 0x4e, 0x47]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/gif", [0x47, 0x49, 0x46, 0x38]],
  ["image/webp", [0x52, 0x49, 0x46, 0x46]],
  ["application/pdf", [0x25, 0x50, 0x44, 0x46]],
  ["application/zip", [0x50, 0x4b, 0x03, 0x04]],
  ["application/gzip", [0x1f, 0x8b]],
];

/** Of bytes that are not what they are said to be. */
export const typeByBytes = (body: Uint8Array): string | undefined =>
  beginnings.find(([, bytes]) => bytes.every((byte, at) => body[at] === byte))?.[0];
