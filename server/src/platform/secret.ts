import { hash, randomBytes, timingSafeEqual } from "node:crypto";
import type { OrganisationId } from "./ids.ts";

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

const random = () => randomBytes(32).toString("base64url");

/** 256 random bits, URL-safe: a key of our own, or a password that we make up. */
export const randomText = (): Secret => new Secret(random());

/**
 * The one form of every secret that is presented to us without a session: `bhf_`, the organisation's tag, 256 random
 * bits. The tag is the organisation's id without its prefix; it is no secret, and says where to look.
 */
export const secretForm = "bhf_[A-Za-z0-9_-]{16}_[A-Za-z0-9_-]{43}";
const prefix = "bhf_";
const tagLength = 16;

export function newSecret(organisationId: OrganisationId): Secret {
  return new Secret(`${prefix}${tagOf(organisationId)}_${random()}`);
}

export const tagOf = (organisationId: OrganisationId): string => organisationId.slice("org_".length);

/**
 * In which organisation a presented secret is to be found. One of another form is looked for like any other, in an
 * organisation that does not exist: its refusal takes as long.
 */
export function organisationOf(presented: Secret | string): OrganisationId {
  const text = typeof presented === "string" ? presented : presented.reveal();
  return organisationAfter(prefix, text);
}

/** The organisation whose tag stands in a text right after what it begins with. */
export const organisationAfter = (before: string, text: string): OrganisationId =>
  `org_${text.slice(before.length, before.length + tagLength)}` as OrganisationId;

/** Where nothing is found. */
export const noOrganisation = organisationAfter("", "");

/** How random secrets are kept: SHA-256. They have the entropy a password lacks, so no slow hash is needed. */
export function hashOf(secret: Secret | string): Buffer {
  return hash("sha256", typeof secret === "string" ? secret : secret.reveal(), "buffer");
}

export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
