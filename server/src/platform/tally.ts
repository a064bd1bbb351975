import type { Logger } from "./log.ts";

type Write = (times: number) => Promise<void>;

/**
 * Counts in memory what is written a moment later, so that nobody waits for it, and however often it happens it is
 * written a few times a second at most.
 */
export interface Tally {
  /** Once more for this key, whose first `write` is told how many it were. */
  note(key: string, write: Write): void;
  /** Writes what is left. */
  close(): Promise<void>;
}

const writtenAfterMs = 200;
/** Past this many keys something else is wrong, such as a database that is away. */
const mostKeys = 10_000;

export function keepTally(log: Logger): Tally {
  const noted = new Map<string, { times: number; write: Write }>();
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  function add(key: string, write: Write, times: number): void {
    const before = noted.get(key);
    if (before === undefined && noted.size >= mostKeys) {
      log.error("too much to count");
      return;
    }
    noted.set(key, { times: (before?.times ?? 0) + times, write });
    timer ??= setTimeout(() => {
      timer = undefined;
      writing = writing.then(writeAll);
    }, writtenAfterMs);
  }

  /** What could not be written stays for the next time. */
  async function writeAll(): Promise<void> {
    const due = [...noted];
    noted.clear();
    for (const [key, { times, write }] of due) {
      try {
        await write(times);
      } catch (error) {
        log.warn({ error: String(error) }, "writing what was counted");
        add(key, write, times);
      }
    }
  }

  return {
    note: (key, write) => add(key, write, 1),
    async close() {
      await writing;
      if (noted.size > 0) await writeAll();
      clearTimeout(timer);
    },
  };
}
