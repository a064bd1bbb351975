/** Secrets of ours in what a skill says, whoever wrote them and whatever they are called: recognised by their hashes. */
import type { Ctx } from "../../platform/ctx.ts";
import type { HashKeeper } from "../../platform/db/hash-keeper.ts";
import { hashOf } from "../../platform/secret.ts";
import { findHashes } from "./our-secrets-store.ts";

/** All our secrets have this form: 256 bits in base64url. */
const shaped = /(?<![\w-])[\w-]{43}(?![\w-])/g;
const maxCandidates = 200;

/**
 * The secrets in a text whose hashes one of `keepers` keeps: looked up in one statement, and none at all where nothing
 * has their form.
 */
export async function ourSecretsIn(
  ctx: Ctx,
  text: string,
  keepers: readonly HashKeeper[],
): Promise<string[]> {
  const candidates = [...new Set(text.match(shaped) ?? [])].slice(0, maxCandidates);
  if (candidates.length === 0) return [];
  const byHash = new Map(candidates.map((candidate) => [hashOf(candidate).toString("hex"), candidate]));
  const hashes = [...byHash.keys()].map((hash) => Buffer.from(hash, "hex"));
  const known = await findHashes(ctx, hashes, keepers);
  return known.flatMap((hash) => byHash.get(hash.toString("hex")) ?? []);
}
