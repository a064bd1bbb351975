import type { Ctx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";

// Clients try again every second for as long as they run. The same wrong credentials are looked up and recorded a few
// times a minute only; different ones, and tickets that nobody gave out, are guesses.
const repeated = { name: "stream credentials", points: 5, seconds: 60 };
const guesses = { name: "stream guess", points: 100, seconds: 60 };
const openings = { name: "stream opening", points: 200, seconds: 60 };

/** Whether these were refused often enough lately to know the answer. */
export function isKnownWrong({ limits }: Ctx, credentials: string): boolean {
  return limits.secondsLeft(repeated, credentials) !== undefined;
}

export function isGuessing({ limits }: Ctx, source: string): boolean {
  return limits.secondsLeft(guesses, source) !== undefined;
}

export async function noteGuess({ limits }: Ctx, source: string): Promise<void> {
  await limits.count(guesses, source);
}

export async function noteWrong({ limits }: Ctx, credentials: string): Promise<void> {
  await limits.count(repeated, credentials);
}

/** Errors: `too_many_attempts` for this application, which opens connections in a loop. */
export async function noteOpening({ limits }: Ctx, applicationId: string): Promise<void> {
  const retryAfterSeconds = await limits.count(openings, applicationId);
  if (retryAfterSeconds !== undefined)
    throw new AppError("too_many_attempts", applicationId, { retryAfterSeconds });
}
