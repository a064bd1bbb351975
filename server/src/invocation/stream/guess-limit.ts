import { RateLimiterMemory } from "rate-limiter-flexible";
import { AppError } from "../../platform/errors.ts";

// Clients try again every second for as long as they run. The same wrong credentials are looked up and recorded a few
// times a minute only; different ones, and tickets that nobody gave out, are guesses.
const repeated = new RateLimiterMemory({ points: 5, duration: 60 });
const guesses = new RateLimiterMemory({ points: 100, duration: 60 });
const openings = new RateLimiterMemory({ points: 200, duration: 60 });

/** Whether these were refused often enough lately to know the answer. */
export async function isKnownWrong(credentials: string): Promise<boolean> {
  return isOver(repeated, credentials);
}

export async function isGuessing(source: string): Promise<boolean> {
  return isOver(guesses, source);
}

export async function noteGuess(source: string): Promise<void> {
  await guesses.penalty(source);
}

export async function noteWrong(credentials: string): Promise<void> {
  await repeated.penalty(credentials);
}

/** Errors: `too_many_attempts` for this application, which opens connections in a loop. */
export async function noteOpening(applicationId: string): Promise<void> {
  const { consumedPoints } = await openings.penalty(applicationId);
  if (consumedPoints > openings.points)
    throw new AppError("too_many_attempts", applicationId, { retryAfterSeconds: 60 });
}

async function isOver(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  const state = await limiter.get(key);
  return state !== null && state.consumedPoints >= limiter.points;
}
