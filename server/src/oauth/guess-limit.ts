import { noteRefusedClient } from "../applications/index.ts";
import type { Ctx, TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import { networkOf } from "../platform/http/source.ts";

// Only values that match no stored code count: a spent code or a wrong secret is somebody's mistake, not a guess.
const guesses = { name: "code guess", points: 100, seconds: 60 };

interface Guesser {
  clientId: string;
  ip: string;
}

const keyOf = ({ clientId, ip }: Guesser) => `${clientId} ${networkOf(ip)}`;

/** Asks no database; the organisation is told. Errors: `too_many_attempts` for this client at this network alone. */
export function refuseGuessing(tenant: TenantCtx, guesser: Guesser): void {
  const retryAfterSeconds = tenant.limits.secondsLeft(guesses, keyOf(guesser));
  if (retryAfterSeconds === undefined) return;
  noteRefusedClient(tenant, guesser.clientId);
  throw new AppError("too_many_attempts", guesser.clientId, { retryAfterSeconds });
}

export async function noteGuess({ limits }: Ctx, guesser: Guesser): Promise<void> {
  await limits.count(guesses, keyOf(guesser));
}
