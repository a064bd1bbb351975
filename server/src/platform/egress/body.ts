import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw } from "node:zlib";
import { EgressFailure } from "./failure.ts";

/** Collects a body up to its limit. One growing buffer: a million one-byte chunks cost no more than one chunk. */
export class BodyCollector {
  readonly #max: number;
  #bytes = Buffer.alloc(0);
  #length = 0;

  constructor(max: number) {
    this.#max = max;
  }

  /** False once the body is over its limit; what was collected is dropped then. */
  add(chunk: Uint8Array): boolean {
    const length = this.#length + chunk.byteLength;
    if (length > this.#max) {
      this.#bytes = Buffer.alloc(0);
      return false;
    }
    if (length > this.#bytes.byteLength) this.#grow(length);
    this.#bytes.set(chunk, this.#length);
    this.#length = length;
    return true;
  }

  taken(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  #grow(least: number): void {
    const bigger = Buffer.alloc(Math.min(this.#max, Math.max(least, this.#bytes.byteLength * 2, 4096)));
    bigger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = bigger;
  }
}

const decoders = {
  gzip: promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip),
  deflate: promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate),
  // Some servers send deflate without its zlib wrapper.
  rawDeflate: promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw),
  br: promisify<Buffer, { maxOutputLength: number }, Buffer>(brotliDecompress),
};

/** The body as it was before its content coding (RFC 9110 section 8.4). @throws EgressFailure */
export async function decodeBody(body: Buffer, encoding: string, maxBytes: number): Promise<Uint8Array> {
  const coding = encoding.trim().toLowerCase();
  if (coding === "" || coding === "identity" || body.byteLength === 0) return body;
  const decode = decoderOf(coding, body);
  if (!decode)
    throw new EgressFailure("bad_response", "The answer is in an encoding that was not asked for.");
  try {
    return await decode(body, { maxOutputLength: maxBytes });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(maxBytes);
    throw new EgressFailure("bad_response", "The answer's compressed body is broken.");
  }
}

export function tooLarge(maxBytes: number): EgressFailure {
  return new EgressFailure("too_large", `The answer is larger than ${Math.floor(maxBytes / 1024)} KiB.`);
}

function decoderOf(coding: string, body: Buffer) {
  if (coding === "gzip" || coding === "x-gzip") return decoders.gzip;
  if (coding === "br") return decoders.br;
  if (coding !== "deflate") return undefined;
  return ((body[0] ?? 0) & 0x0f) === 8 ? decoders.deflate : decoders.rawDeflate;
}
