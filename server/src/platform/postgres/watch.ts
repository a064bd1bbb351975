import { StartError } from "../start-error.ts";
import type { Home } from "./home.ts";
import type { Postmaster } from "./postmaster.ts";
import { whyItEnded } from "./program.ts";

/** For what passes by itself: a killed server not yet reaped, its sessions not yet gone. Milliseconds. */
const shortly = 10_000;
/** For a server at work on itself: recovery after a crash, or a stop that somebody else began. */
const atWork = 300_000;

/** Watches one start: tells the person what takes long, and ends it when it takes too long. */
export function startWatch(home: Home, progress: (line: string) => void) {
  let status = "";
  let since = Date.now();
  let told = 0;
  let lastWords = "";
  /** @throws StartError when nothing changed for too long */
  return (living: Postmaster | undefined, words: string | undefined): void => {
    lastWords = words ?? lastWords;
    const now = living?.status ?? "";
    if (now !== status) [status, since, told] = [now, Date.now(), 0];
    const waited = Date.now() - since;
    const busy = status === "starting" || status === "stopping";
    if (waited > (busy ? atWork : shortly)) throw new StartError(whyGivenUp(home, living, lastWords));
    if (busy && waited > (told + 1) * shortly) {
      told += 1;
      progress(`Waiting for PostgreSQL, which is ${status} (${Math.round(waited / 1000)} s)`);
    }
  };
}

function whyGivenUp(home: Home, living: Postmaster | undefined, lastWords: string): string {
  if (!living) return whyItEnded(home, lastWords);
  return `The PostgreSQL running in ${home.dir} (pid ${living.pid}, ${living.status}) does not answer: see postgres.log there, stop it with kill -INT ${living.pid} and start again.`;
}
