import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";

// Lengths of what a builder writes, in UTF-16 units.
export const maxNameLength = 100;
export const maxDescriptionLength = 1000;
export const maxInstructionsLength = 4000;
export const maxWelcomeLength = 500;
export const maxFallbackLength = 500;
export const maxStarters = 3;
export const maxStarterLength = 100;
/** One character can be a family of emoji: a dozen code points. */
export const maxIconLength = 32;

/** Of one skill file, in UTF-8. */
export const maxDocumentBytes = 16 * 1024 * 1024;

// What one person may have this node fetch and read. Checking counts by size, a point for each begun 64 KiB: someone
// who types never meets the limit, nor does a tool that checks thousands of files.
const imports = new RateLimiterMemory({ points: 100, duration: 600 });
const checks = new RateLimiterMemory({ points: 3_000, duration: 60 });
const pointSize = 64 * 1024;

/** Errors: 429 with the seconds to wait. */
export function countImport(caller: PersonPrincipal): Promise<void> {
  return count(imports, caller, 1);
}

/** Errors: 429 with the seconds to wait. */
export function countCheck(caller: PersonPrincipal, document: string): Promise<void> {
  return count(checks, caller, 1 + Math.floor(document.length / pointSize));
}

async function count(
  limit: RateLimiterMemory,
  { id, locale }: PersonPrincipal,
  points: number,
): Promise<void> {
  try {
    await limit.consume(id, points);
  } catch (state) {
    if (!(state instanceof RateLimiterRes)) throw state;
    const retryAfterSeconds = Math.ceil(state.msBeforeNext / 1000);
    const said = {
      zh: `请求过于频繁，请在 ${retryAfterSeconds} 秒后重试。`,
      en: `Too many requests. Try again in ${retryAfterSeconds} s.`,
    };
    throw new AppError("too_many_attempts", "skill files", { retryAfterSeconds, message: said[locale] });
  }
}
