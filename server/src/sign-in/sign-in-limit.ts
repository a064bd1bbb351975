import { RateLimiterMemory } from "rate-limiter-flexible";
import { AppError } from "../platform/errors.ts";

interface Attempt {
  account: string;
  ip: string;
}

// Failures alone count: ten for one account from one address, a hundred from one address, in a quarter of an hour.
const perAccount = new RateLimiterMemory({ points: 10, duration: 900 });
const perAddress = new RateLimiterMemory({ points: 100, duration: 900 });

const accountKey = ({ account, ip }: Attempt) => `${ip} ${account.toLowerCase()}`;

/** Errors: 429 `too_many_attempts` with the seconds to wait, whether or not the account exists. */
export async function refuseGuessing(attempt: Attempt): Promise<void> {
  const states = [
    { limit: perAccount, state: await perAccount.get(accountKey(attempt)) },
    { limit: perAddress, state: await perAddress.get(attempt.ip) },
  ];
  for (const { limit, state } of states) {
    if (state !== null && state.consumedPoints >= limit.points) {
      const retryAfterSeconds = Math.ceil(state.msBeforeNext / 1000);
      const message = `Too many failed attempts. Try again in ${Math.ceil(retryAfterSeconds / 60)} min.`;
      throw new AppError("too_many_attempts", "sign-in", { retryAfterSeconds, message });
    }
  }
}

export async function noteFailure(attempt: Attempt): Promise<void> {
  await Promise.all([perAccount.penalty(accountKey(attempt)), perAddress.penalty(attempt.ip)]);
}

export async function forgiveFailures(attempt: Attempt): Promise<void> {
  await perAccount.delete(accountKey(attempt));
}
