import type { Ctx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import { networkOf } from "../../platform/http/source.ts";

const perAddress = { name: "password link", points: 30, seconds: 900 };

/** Counts an attempt until it turns out to be none. Errors: 429. */
export async function refuseGuesses({ limits }: Ctx, ip: string): Promise<() => Promise<void>> {
  const retryAfterSeconds = await limits.count(perAddress, networkOf(ip));
  if (retryAfterSeconds !== undefined)
    throw new AppError("too_many_attempts", "password link", { retryAfterSeconds });
  return () => limits.giveBack(perAddress, networkOf(ip));
}
