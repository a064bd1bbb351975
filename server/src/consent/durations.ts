import type { Catalogue } from "../permissions/index.ts";

/** How long an answer holds: this run, this conversation, thirty days, or until it is revoked. */
export const durations = ["once", "conversation", "30d", "always"] as const;
export type Duration = (typeof durations)[number];

/** "Until I revoke it" ends here at the latest: nothing is allowed for ever. */
const maxDays = 180;

/** Left out of an answer: this conversation when something sensitive is asked for, else thirty days. */
export function defaultDuration(scopes: readonly string[], { isSensitive }: Catalogue): Duration {
  return scopes.some(isSensitive) ? "conversation" : "30d";
}

/**
 * Seconds until a permission ends by itself. `once` also ends with its run, which takes an hour at most;
 * `conversation` is moved on with each message.
 */
export function lifetimeSeconds(duration: Duration): number {
  switch (duration) {
    case "once":
      return 3600;
    case "conversation":
      return 24 * 3600;
    case "30d":
      return 30 * 24 * 3600;
    case "always":
      return maxDays * 24 * 3600;
    default:
      return duration satisfies never;
  }
}
