import { createHash, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { canonical } from "./link.ts";

/** How far an organisation's chain went at a time. */
export interface Head {
  organisation: string;
  position: number;
  /** Of the event at this position, hexadecimal. */
  hash: string;
  at: string;
}

/** The same, so that nobody can say later that it was otherwise. Both texts are base64. */
export interface SignedHead extends Head {
  /** Ed25519, as SubjectPublicKeyInfo (RFC 8410). */
  publicKey: string;
  signature: string;
}

export function signHead(head: Head, key: KeyObject): SignedHead {
  return {
    ...head,
    publicKey: publicKeyOf(key),
    signature: sign(null, bytesOf(head), key).toString("base64"),
  };
}

/** Whether it was signed with the key that it names; whose key that is its fingerprint tells. */
export function isSigned(head: SignedHead): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(head.publicKey, "base64"), format: "der", type: "spki" });
    return verify(null, bytesOf(head), key, Buffer.from(head.signature, "base64"));
  } catch {
    return false;
  }
}

export function publicKeyOf(key: KeyObject): string {
  return createPublicKey(key).export({ format: "der", type: "spki" }).toString("base64");
}

/** SHA-256 of the public key, hexadecimal: what one writes down to know it again. */
export function fingerprintOf(publicKey: string): string {
  return createHash("sha256").update(publicKey, "base64").digest("hex");
}

function bytesOf({ organisation, position, hash, at }: Head): Buffer {
  return canonical(["behalf audit head 1", organisation, String(position), hash, at]);
}
