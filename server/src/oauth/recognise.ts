import type { Ctx } from "../platform/ctx.ts";
import { hashOf } from "../platform/secret.ts";
import { findKnownHashes } from "./store.ts";

/** All our secrets have this form: 256 bits in base64url. */
const shaped = /(?<![\w-])[\w-]{43}(?![\w-])/g;
const mostLookedUp = 200;

/**
 * The codes, tokens and client secrets of ours that stand in a text, whoever wrote it and whatever they call them:
 * recognised by their hashes, in one statement, and none at all where nothing has their form.
 */
export async function ourSecretsIn(ctx: Ctx, text: string): Promise<string[]> {
  const candidates = [...new Set(text.match(shaped) ?? [])].slice(0, mostLookedUp);
  if (candidates.length === 0) return [];
  const byHash = new Map(candidates.map((candidate) => [hashOf(candidate).toString("hex"), candidate]));
  const known = await findKnownHashes(
    ctx,
    [...byHash.keys()].map((hash) => Buffer.from(hash, "hex")),
  );
  return known.flatMap((hash) => byHash.get(hash.toString("hex")) ?? []);
}
