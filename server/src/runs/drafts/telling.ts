import type { ChangeKey } from "../../platform/jobs/teller.ts";
import { batched, type Line } from "./line.ts";
import { piecesFrom, type Written } from "./piece.ts";

/** What this node writes, told to others: only of runs that somebody follows there, and several times a second at most. */
export interface Telling {
  hold(run: ChangeKey): () => void;
  isHere(run: ChangeKey): boolean;
  /** There is more of it. */
  written(run: ChangeKey): void;
}

const everyMs = 150;
const nothing = { attempt: "", length: 0 };

export function createTelling(line: Line, textOf: (run: ChangeKey) => Written | undefined): Telling {
  const here = new Set<ChangeKey>();
  /** How much the others were told, of those runs that they asked for. */
  const told = new Map<ChangeKey, { attempt: string; length: number }>();
  const tellSoon = batched(line, "draft", {
    waitMs: everyMs,
    collect: () => [...told.keys()].flatMap(newOf),
  });

  function newOf(run: ChangeKey): string[] {
    const written = textOf(run);
    if (written === undefined) return [];
    const { attempt, length } = told.get(run) ?? nothing;
    told.set(run, { attempt: written.attempt, length: written.text.length });
    const pieces = piecesFrom(written, attempt === written.attempt ? length : 0);
    return pieces.map((piece) => `${run} ${JSON.stringify(piece)}`);
  }

  return {
    hold(run) {
      here.add(run);
      const unfollow = line.follow("draft_wanted", run, () => {
        told.set(run, nothing);
        tellSoon();
      });
      return () => {
        unfollow();
        here.delete(run);
        told.delete(run);
      };
    },
    isHere: (run) => here.has(run),
    written(run) {
      if (told.has(run)) tellSoon();
    },
  };
}
