/**
 * What one request may still cost, counted where the work is done: a step is a few tens of nanoseconds. The same
 * work costs the same number of steps on every machine, however busy it is.
 */
export interface Steps {
  left: number;
}

/** The work is more than was allowed for it. */
export class TooManySteps extends Error {}

/** @throws TooManySteps */
export function take(steps: Steps, count = 1): void {
  steps.left -= count;
  if (steps.left < 0) throw new TooManySteps();
}
