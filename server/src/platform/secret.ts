import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A value that must not be printed. `reveal()` is the only way out: grep for it to audit every use. */
export class Secret {
  readonly #value: string;
  constructor(value: string) {
    this.#value = value;
  }
  reveal(): string {
    return this.#value;
  }
  toString(): string {
    return "[secret]";
  }
  toJSON(): string {
    return "[secret]";
  }
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return "[secret]";
  }
}

/** 256 random bits, URL-safe. */
export function newSecret(): Secret {
  return new Secret(randomBytes(32).toString("base64url"));
}

/** How random secrets are kept: SHA-256. They have the entropy a password lacks, so no slow hash is needed. */
export function hashOf(secret: Secret | string): Buffer {
  return createHash("sha256")
    .update(typeof secret === "string" ? secret : secret.reveal())
    .digest();
}

export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
