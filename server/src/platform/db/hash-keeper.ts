import type { RawBuilder } from "kysely";

/** Part of a statement that a module gives: those of these hashes that it keeps, as `hash`. */
export type HashKeeper = (hashes: readonly Buffer[]) => RawBuilder<{ hash: Buffer }>;
