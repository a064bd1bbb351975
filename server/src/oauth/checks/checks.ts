import type { Ctx } from "../../platform/ctx.ts";
import type { Check, NotedCheck, Outcome } from "./check.ts";
import { writeChecks, writeOutcomes } from "./check-store.ts";

/** What APIs asked and what came of it, written a moment later for all of it together, so that a check only reads. */
export interface Checks {
  note(check: Check): void;
  /** What came of requests; of a check that is known by then. */
  settle(outcomes: readonly Outcome[]): void;
  /** Writes what is left. */
  close(): Promise<void>;
}

const writtenAfterMs = 700;
/** Past this many something else is wrong, such as a database that is away: they are for statistics, and are let go. */
const mostNoted = 100_000;

export function keepChecks(ctx: Ctx): Checks {
  let noted: NotedCheck[] = [];
  let settled: Outcome[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  function writeSoon(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      writing = writing.then(write);
    }, writtenAfterMs);
  }

  /** What could not be written stays for the next time. */
  async function write(): Promise<void> {
    const [checks, outcomes] = [noted, settled];
    noted = [];
    settled = [];
    try {
      if (checks.length > 0) await writeChecks(ctx, checks, performance.now());
      if (outcomes.length > 0) await writeOutcomes(ctx, outcomes);
    } catch (error) {
      noted = [...checks, ...noted].slice(-mostNoted);
      settled = [...outcomes, ...settled].slice(-mostNoted);
      ctx.log.warn({ error: String(error) }, "noting what APIs asked");
      writeSoon();
    }
  }

  return {
    note(check) {
      noted.push({ ...check, at: performance.now() });
      writeSoon();
    },
    settle(outcomes) {
      settled.push(...outcomes);
      writeSoon();
    },
    async close() {
      clearTimeout(timer);
      await writing;
      await write();
      clearTimeout(timer);
    },
  };
}
