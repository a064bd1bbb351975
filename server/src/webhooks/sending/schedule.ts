const [second, minute, hour, day] = [1, 60, 3_600, 86_400];

/** How long after each attempt the next one follows; after the last of them once a day. */
const waits = [5 * second, 30 * second, 2 * minute, 10 * minute, hour, 6 * hour];

/** Webhooks of one receiver that failed together do not come back together. */
const spread = 0.1;

/** The seconds after so many attempts; `random` from 0 to 1. */
export function secondsAfter(attempts: number, random: number): number {
  const wait = waits[attempts - 1] ?? day;
  return wait * (1 + spread * random);
}

/** So long a delivery is tried, and a webhook where nothing arrives is not paused. */
export const mostDays = 7;
