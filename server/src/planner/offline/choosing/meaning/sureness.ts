import type { Ranked } from "../retrieval/ranking.ts";

/**
 * Cut on public utterances in both languages: of what is this sure, 96 in 100 are right, and 74 in 100 of what can be
 * called are this sure.
 */
const AHEAD = 0.85;
/** Nothing else comes near what is said by its name. */
const ALONE = 3;
/** An operation that takes no values speaks of all that is said, or of something else. */
const STRANGE = 3;

/** Whether the first stands far enough ahead, of the next one and of meaning none of them. */
export function isSure([best, ...others]: readonly Ranked[]): boolean {
  if (best === undefined) return false;
  const { operation, score, covered, isNamed } = best;
  const leadOn = (other: Ranked | undefined) => score - (other?.score ?? Number.NEGATIVE_INFINITY);
  // What a file only says of itself makes nobody doubt what another is called.
  const rivals = score >= AHEAD ? others.filter((it) => it.isNamed) : others;
  if (isNamed && leadOn(rivals[0]) >= ALONE) return true;
  const lead = leadOn(others[0]);
  if (operation.parameters.length > 0) return lead >= AHEAD;
  return Math.min(lead, score) - STRANGE * (1 - covered) >= AHEAD;
}
