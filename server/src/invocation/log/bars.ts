const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const steps = [minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, day, 7 * day];
const mostBars = 48;

/** A stretch of time in equal steps, few enough for a chart; whole minutes, hours or days where they will do. */
export function stepFor({ from, to }: { from: Date; to: Date }): number {
  const least = Math.max(to.getTime() - from.getTime(), minute) / mostBars;
  return steps.find((step) => step >= least) ?? Math.ceil(least / day) * day;
}

interface Counted {
  bar: number;
  answered: number;
  failed: number;
}

/** A bar for each step, also where nothing was counted. */
export function barsOf(
  counted: readonly Counted[],
  { from, to, step }: { from: Date; to: Date; step: number },
): { from: string; answered: number; failed: number }[] {
  const byBar = new Map(counted.map(({ bar, ...counts }) => [bar, counts]));
  const many = Math.max(1, Math.ceil((to.getTime() - from.getTime()) / step));
  return Array.from({ length: many }, (_, bar) => ({
    from: new Date(from.getTime() + bar * step).toISOString(),
    ...(byBar.get(bar) ?? { answered: 0, failed: 0 }),
  }));
}
