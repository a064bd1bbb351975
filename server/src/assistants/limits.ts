import type { Ctx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import type { Limit } from "../platform/limits.ts";

// Lengths of what a builder writes, in UTF-16 units.
export const maxNameLength = 100;
export const maxDescriptionLength = 1000;
export const maxInstructionsLength = 4000;
export const maxWelcomeLength = 500;
export const maxFallbackLength = 500;
export const maxStarters = 3;
export const maxStarterLength = 100;
/** A language model's rule for what it suggests, and the fixed ones, each as long as a starter. */
export const maxSuggestionRuleLength = 1000;
export const maxSuggestions = 6;
export const maxTestPhrases = 50;
export const maxTestPhraseLength = 300;
export const maxRules = 8;
export const maxPhrasesOfRule = 10;
export const maxPhraseLength = 100;
export const maxRuleAnswerLength = 4000;
/** One character can be a family of emoji: a dozen code points. */
export const maxIconLength = 32;

/** Of one skill file, in UTF-8. */
export const maxDocumentBytes = 16 * 1024 * 1024;

// What one person may have us fetch and read. Checking counts by size, a point for each begun 64 KiB: someone who types
// never meets the limit, nor does a tool that checks thousands of files.
const imports = { name: "import", points: 100, seconds: 600 };
const checks = { name: "check", points: 3_000, seconds: 60 };
const pointSize = 64 * 1024;

/** Errors: 429 with the seconds to wait. */
export function countImport(ctx: Ctx, caller: PersonPrincipal): Promise<void> {
  return count(ctx, imports, caller, 1);
}

/** Errors: 429 with the seconds to wait. */
export function countCheck(ctx: Ctx, caller: PersonPrincipal, document: string): Promise<void> {
  return count(ctx, checks, caller, 1 + Math.floor(document.length / pointSize));
}

async function count(
  { limits }: Ctx,
  limit: Limit,
  { id, locale }: PersonPrincipal,
  points: number,
): Promise<void> {
  const retryAfterSeconds = await limits.count(limit, id, points);
  if (retryAfterSeconds === undefined) return;
  const said = {
    zh: `请求过于频繁，请在 ${retryAfterSeconds} 秒后重试。`,
    en: `Too many requests. Try again in ${retryAfterSeconds} s.`,
  };
  throw new AppError("too_many_attempts", "skill files", { retryAfterSeconds, message: said[locale] });
}
