import type { Checked, Question } from "./introspection.ts";

const longestSeconds = 30;
const mostAnswers = 10_000;

type Ask = (question: Question) => Promise<Checked>;

/** Uses what was said of a live token again for a while, for the same operation; each other one is asked about. */
export function remembered(ask: Ask, cacheSeconds: number): Ask {
  if (!(cacheSeconds >= 0 && cacheSeconds <= longestSeconds))
    throw new Error(
      `cacheSeconds is from 0 to ${longestSeconds}: so long a revoked permission would still open`,
    );
  if (cacheSeconds === 0) return ask;
  const kept = new Map<string, { checked: Checked; until: number }>();

  return async (question) => {
    const key = [question.token, question.operation, ...question.scopes].join(" ");
    const known = kept.get(key);
    if (known !== undefined && known.until > Date.now()) return known.checked;
    kept.delete(key);
    const checked = await ask(question);
    if (checked.token !== undefined) {
      const oldest = kept.keys().next().value;
      if (kept.size >= mostAnswers && oldest !== undefined) kept.delete(oldest);
      kept.set(key, { checked, until: Math.min(Date.now() + cacheSeconds * 1000, checked.token.exp * 1000) });
    }
    return checked;
  };
}
