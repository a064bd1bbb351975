import type { Ctx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";

interface Attempt {
  /** As it was typed, with the organisation where one was named. */
  account: string;
  ip: string;
}

// Failures alone stay counted: ten for one account from one address, a hundred from one address, in a quarter of an hour.
const perAccount = { name: "sign-in account", points: 10, seconds: 900 };
const perAddress = { name: "sign-in address", points: 100, seconds: 900 };

const accountKey = ({ account, ip }: Attempt) => `${ip} ${account.toLowerCase()}`;

/**
 * Counted before the password is looked at, so that many at once are no more than one after the other.
 * Errors: 429 `too_many_attempts` with the seconds to wait, whether or not the account exists.
 */
export async function takeAttempt({ limits }: Ctx, attempt: Attempt): Promise<void> {
  const waits = await Promise.all([
    limits.count(perAccount, accountKey(attempt)),
    limits.count(perAddress, attempt.ip),
  ]);
  const retryAfterSeconds = Math.max(...waits.map((seconds) => seconds ?? 0));
  if (retryAfterSeconds === 0) return;
  const message = `Too many failed attempts. Try again in ${Math.ceil(retryAfterSeconds / 60)} min.`;
  throw new AppError("too_many_attempts", "sign-in", { retryAfterSeconds, message });
}

/** It was right: what was mistyped before is forgiven along with it. */
export async function giveBackAttempt({ limits }: Ctx, attempt: Attempt): Promise<void> {
  await Promise.all([
    limits.giveBack(perAccount, accountKey(attempt), perAccount.points),
    limits.giveBack(perAddress, attempt.ip),
  ]);
}
