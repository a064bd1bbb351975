/**
 * Milliseconds of a processor that this thread needs for it, of three tries the least: others on the same processor
 * make it slower, and the first time is that of code that was never run.
 */
export const processorTime = (work: () => unknown): number =>
  Math.min(costOf(work), costOf(work), costOf(work));

/**
 * How often each letter of the text could be read in the processor time of the work: a ratio, which a slower
 * or a busier machine does not change. The least of a few tries, for what else the machine does only adds.
 */
export function readingsThatCostAsMuch(text: string, work: (text: string) => unknown): number {
  const once = () => {
    const readings = 16;
    const worked = costOf(() => work(text));
    return (worked * readings) / costOf(() => read(text, readings));
  };
  return Math.min(once(), once(), once());
}

function read(text: string, times: number): number {
  let sum = 0;
  for (let time = 0; time < times; time++)
    for (let index = 0; index < text.length; index++) sum = (sum * 31 + text.charCodeAt(index)) | 0;
  return sum;
}

/** Milliseconds of processor time, which other work on the machine does not lengthen much. */
function costOf(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
