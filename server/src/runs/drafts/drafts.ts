import { randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import type { ChangeKey } from "../../platform/jobs/teller.ts";
import { createHearing } from "./hearing.ts";
import type { Line } from "./line.ts";
import { type Written, withPiece } from "./piece.ts";
import { createTelling } from "./telling.ts";

/** A piece of an answer that is being written; `reset`: the whole text so far, in the place of what came before. */
export interface Delta {
  text: string;
  reset?: true;
}

/** The answers that are being written. They are kept nowhere: a run that ends holds the text that counts. */
export interface Drafts {
  /** This node has the run: what is written of it is written here. Returns the way to let it go. */
  hold(run: ChangeKey): () => void;
  /** What is said after the end is not heard. */
  begin(run: ChangeKey): { say(delta: string): void; restart(): void; end(): void };
  /** Calls back with what there is so far, if anything, and with each piece that follows. */
  follow(run: ChangeKey, onDelta: (delta: Delta) => void): DraftFollower;
}

export interface DraftFollower {
  /** The revision at which the run is being planned, on whatever node; `undefined`: it is not. */
  plannedAt(revision: number | undefined): void;
  stop(): void;
}

/** Followers on this node are told in memory; of what another node writes they hear over the line. */
export function createDrafts(line: Line): Drafts {
  const texts = new Map<ChangeKey, Written>();
  const changed = new EventEmitter().setMaxListeners(0);
  const telling = createTelling(line, (run) => texts.get(run));
  const hearing = createHearing(line, (run, piece) => {
    const written = telling.isHere(run) ? undefined : withPiece(texts.get(run), piece);
    if (written === undefined) return;
    texts.set(run, written);
    changed.emit(run, written, { isWhole: true });
  });

  return {
    hold: telling.hold,
    begin(run) {
      let attempt = randomUUID();
      let isOver = false;
      return {
        say(delta) {
          if (isOver || delta === "") return;
          const before = texts.get(run);
          const written = { attempt, text: (before?.attempt === attempt ? before.text : "") + delta };
          texts.set(run, written);
          changed.emit(run, written, { isWhole: false });
          telling.written(run);
        },
        restart() {
          attempt = randomUUID();
        },
        end() {
          isOver = true;
          texts.delete(run);
        },
      };
    },
    follow(run, onDelta) {
      const tell = tellNew(onDelta);
      const listener = hearing.listen(run);
      const known = texts.get(run);
      if (known !== undefined) tell(known, { isWhole: true });
      changed.on(run, tell);
      return {
        plannedAt(revision) {
          if (telling.isHere(run)) return;
          if (revision === undefined) texts.delete(run);
          listener.plannedAt(revision);
        },
        stop() {
          changed.off(run, tell);
          if (listener.stop() && !telling.isHere(run)) texts.delete(run);
        },
      };
    },
  };
}

/** Tells one follower what is new to them. `isWhole`: there may have been text that they were not told. */
function tellNew(onDelta: (delta: Delta) => void) {
  let told: Written | undefined;
  return (written: Written, { isWhole }: { isWhole: boolean }): void => {
    const before = told;
    told = written;
    if (before?.attempt === written.attempt) {
      const text = written.text.slice(before.text.length);
      if (text !== "") onDelta({ text });
    } else {
      const { text } = written;
      onDelta(isWhole || before !== undefined ? { text, reset: true } : { text });
    }
  };
}
