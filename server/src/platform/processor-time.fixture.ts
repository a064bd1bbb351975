/**
 * Milliseconds of a processor that this thread needs for it, of three tries the least: others on the same processor
 * make it slower, and the first time is that of code that was never run.
 */
export function processorTime(work: () => unknown): number {
  const tries = [0, 1, 2].map(() => {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...tries);
}
