import { createHash } from "node:crypto";

/** An event as it is sealed: texts, as PostgreSQL writes them, so that no number and no time is read and written again. */
export interface SealedEvent {
  /** In UTC, to the microsecond: `2026-11-27T08:00:00.000001Z`. */
  at: string;
  event: string;
  actorKind: string;
  actorId: string | null;
  subject: string | null;
  /** JSON, as the column `details` is as text. */
  details: string;
}

/** One place in an organisation's chain, and what is there now. */
export interface Link {
  position: number;
  /** The event's. */
  id: number;
  /** Hexadecimal. */
  hash: string;
  /** `null`: it is gone. */
  event: SealedEvent | null;
}

/** What the first event follows. */
export const noHash = "0".repeat(64);

/**
 * Texts as bytes that any language can make: of each the number of its UTF-8 bytes, a colon and the bytes; of a text
 * that is not there a minus.
 */
export function canonical(texts: readonly (string | null)[]): Buffer {
  return Buffer.from(
    texts.map((text) => (text === null ? "-" : `${Buffer.byteLength(text)}:${text}`)).join(""),
  );
}

/** SHA-256 of the hash before, as bytes, and the event's canonical bytes; hexadecimal. */
export function hashAfter(
  previous: string,
  organisationId: string,
  { id, ...event }: { id: number } & SealedEvent,
): string {
  const { at, event: name, actorKind, actorId, subject, details } = event;
  const texts = ["behalf audit event 1", organisationId, String(id), at, name, actorKind, actorId, subject];
  return createHash("sha256")
    .update(previous, "hex")
    .update(canonical([...texts, details]))
    .digest("hex");
}

/** What is wrong at one place. `added`: it was put in behind what is sealed. `gap`: the seal itself is gone. */
export type Problem = "changed" | "missing" | "gap" | "added";

export interface Fault {
  /** Of the chain; `null` for what is not in it. */
  position: number | null;
  /** The event's; `null` where nothing is left that names it. */
  id: number | null;
  problem: Problem;
}

/** How far a chain goes. */
export interface ChainEnd {
  position: number;
  hash: string;
}

/** Follows one organisation's chain from its beginning, link by link, up to the first that does not hold. */
export class Chain {
  readonly #organisationId: string;
  #end: ChainEnd = { position: 0, hash: noHash };

  constructor(organisationId: string) {
    this.#organisationId = organisationId;
  }

  get end(): ChainEnd {
    return this.#end;
  }

  /** What is wrong with it, if anything is: then the chain ends before it. */
  add({ position, id, hash, event }: Link): Fault | undefined {
    const next = this.#end.position + 1;
    if (position !== next) return { position: next, id: null, problem: "gap" };
    if (event === null) return { position, id, problem: "missing" };
    const isItsOwn = hash === hashAfter(this.#end.hash, this.#organisationId, { id, ...event });
    if (!isItsOwn) return { position, id, problem: "changed" };
    this.#end = { position, hash };
    return undefined;
  }
}
