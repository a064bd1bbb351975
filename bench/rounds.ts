import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

/** Of the rounds: median, least, most. */
export type Spread = readonly [median: number, least: number, most: number];

export function spreadOf(values: readonly number[], digits: number): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number) => Number((sorted[index] ?? 0).toFixed(digits));
  return [at(Math.floor(sorted.length / 2)), at(0), at(sorted.length - 1)];
}

export const medianOf = (values: readonly number[]): number => spreadOf(values, 3)[0];

/** The value that so large a part of them does not exceed. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** Each takes its turn at going first, so that whatever else the machine does meets all of them. */
export function inTurn<T>(contenders: readonly T[], round: number): T[] {
  const first = round % contenders.length;
  return [...contenders.slice(first), ...contenders.slice(0, first)];
}

export function describeHost(): string {
  const date = new Date().toISOString().slice(0, 10);
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const load = loadavg()[0]?.toFixed(1);
  return `${availableParallelism()} × ${cpus()[0]?.model.trim()}, ${memory}, load ${load} at the end, ${date}`;
}

export function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}
