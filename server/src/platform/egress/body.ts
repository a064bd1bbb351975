import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw } from "node:zlib";
import { EgressFailure } from "./failure.ts";

const blockBytes = 32 * 1024;

/** Collects a body up to its limit, in blocks: a million one-byte chunks cost no more than their bytes. */
export class BodyCollector {
  readonly #max: number;
  readonly #blocks: Buffer[] = [];
  /** Room left in the last block. */
  #room = 0;
  #length = 0;

  constructor(max: number) {
    this.#max = max;
  }

  get length(): number {
    return this.#length;
  }

  /** False when the body would be over its limit. */
  add(chunk: Buffer): boolean {
    if (this.#length + chunk.byteLength > this.#max) return false;
    this.#length += chunk.byteLength;
    for (let at = 0; at < chunk.byteLength; ) at += this.#fill(chunk.subarray(at));
    return true;
  }

  /** The body. The collector is empty afterwards. */
  taken(): Buffer {
    const body = Buffer.concat(this.#blocks, this.#length);
    this.#blocks.length = 0;
    return body;
  }

  #fill(bytes: Buffer): number {
    if (this.#room === 0) {
      this.#room = this.#blocks.length === 0 ? 8 * 1024 : blockBytes;
      this.#blocks.push(Buffer.alloc(this.#room));
    }
    const block = this.#blocks.at(-1);
    const copied = block ? bytes.copy(block, block.byteLength - this.#room) : 0;
    this.#room -= copied;
    return copied;
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
  if (announcedLength(coding, body) > maxBytes) throw tooLarge(maxBytes);
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

/** A gzip stream ends with the length it unfolds to (RFC 1952 section 2.3.1): most bombs need not be unfolded. */
function announcedLength(coding: string, body: Buffer): number {
  return coding.endsWith("gzip") && body.byteLength >= 18 ? body.readUInt32LE(body.byteLength - 4) : 0;
}

function decoderOf(coding: string, body: Buffer) {
  if (coding === "gzip" || coding === "x-gzip") return decoders.gzip;
  if (coding === "br") return decoders.br;
  if (coding !== "deflate") return undefined;
  return ((body[0] ?? 0) & 0x0f) === 8 ? decoders.deflate : decoders.rawDeflate;
}
