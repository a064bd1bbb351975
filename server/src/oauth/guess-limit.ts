import { RateLimiterMemory } from "rate-limiter-flexible";
import { AppError } from "../platform/errors.ts";

// Only values that match no stored code count: a spent code or a wrong secret is somebody's mistake, not a guess.
const guesses = new RateLimiterMemory({ points: 100, duration: 60 });

interface Guesser {
  applicationId: string;
  ip: string;
}

const keyOf = ({ applicationId, ip }: Guesser) => `${applicationId} ${ip}`;

/** Errors: `too_many_attempts` for this client at this address alone. */
export async function refuseGuessing(guesser: Guesser): Promise<void> {
  const state = await guesses.get(keyOf(guesser));
  if (state === null || state.consumedPoints < guesses.points) return;
  const retryAfterSeconds = Math.ceil(state.msBeforeNext / 1000);
  throw new AppError("too_many_attempts", guesser.applicationId, { retryAfterSeconds });
}

export async function noteGuess(guesser: Guesser): Promise<void> {
  await guesses.penalty(keyOf(guesser));
}
