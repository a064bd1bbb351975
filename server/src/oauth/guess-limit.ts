import type { Ctx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";

// Only values that match no stored code count: a spent code or a wrong secret is somebody's mistake, not a guess.
const guesses = { name: "code guess", points: 100, seconds: 60 };

interface Guesser {
  clientId: string;
  ip: string;
}

const keyOf = ({ clientId, ip }: Guesser) => `${clientId} ${ip}`;

/** Asks no database. Errors: `too_many_attempts` for this client at this address alone. */
export function refuseGuessing({ limits }: Ctx, guesser: Guesser): void {
  const retryAfterSeconds = limits.secondsLeft(guesses, keyOf(guesser));
  if (retryAfterSeconds !== undefined)
    throw new AppError("too_many_attempts", guesser.clientId, { retryAfterSeconds });
}

export async function noteGuess({ limits }: Ctx, guesser: Guesser): Promise<void> {
  await limits.count(guesses, keyOf(guesser));
}
