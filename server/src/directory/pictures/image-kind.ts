const kinds: Record<string, (bytes: Buffer) => boolean> = {
  jpeg: (bytes) => begins(bytes, [0xff, 0xd8, 0xff]),
  png: (bytes) => begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  gif: (bytes) => /^GIF8[79]a$/.test(bytes.toString("latin1", 0, 6)),
  webp: (bytes) => bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP",
};

function begins(bytes: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

/** What an image is by its first bytes, whatever it is called; `undefined`: none that we take. */
export const imageKindOf = (bytes: Buffer): string | undefined =>
  Object.keys(kinds).find((kind) => kinds[kind]?.(bytes));
