import { StartError } from "../start-error.ts";
import type { PostgresFolder } from "./postgres-folder.ts";
import type { Postmaster } from "./postmaster.ts";
import { whyItEnded } from "./program.ts";

/** For what passes by itself: a killed server not yet reaped, its sessions not yet gone. Milliseconds. */
const shortly = 10_000;
/** For a server at work on itself: recovery after a crash, or a stop that somebody else began. */
const atWork = 300_000;

/** Watches one start: tells the person what takes long, and ends it when it takes too long. */
export function startWatch(folder: PostgresFolder, progress: (line: string) => void) {
  let status = "";
  let since = Date.now();
  let lines = 0;
  let lastWords = "";
  /** @throws StartError when nothing changed for too long */
  return (living: Postmaster | undefined, words: string | undefined): void => {
    lastWords = words ?? lastWords;
    const now = living?.status ?? "";
    if (now !== status) [status, since, lines] = [now, Date.now(), 0];
    const waited = Date.now() - since;
    const busy = status === "starting" || status === "stopping";
    if (waited > (busy ? atWork : shortly)) throw new StartError(whyGivenUp(folder, living, lastWords));
    if (busy && waited > (lines + 1) * shortly) {
      lines += 1;
      progress(`Waiting for PostgreSQL, which is ${status} (${Math.round(waited / 1000)} s)`);
    }
  };
}

function whyGivenUp(folder: PostgresFolder, living: Postmaster | undefined, lastWords: string): string {
  if (!living) return whyItEnded(folder, lastWords);
  return `The PostgreSQL running in ${folder.dir} (pid ${living.pid}, ${living.status}) does not answer: see postgres.log there, stop it with kill -INT ${living.pid} and start again.`;
}
