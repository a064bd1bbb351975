import type { RunId } from "../../platform/ids.ts";
import { batched, type Line } from "./line.ts";
import { piecesFrom, type Written } from "./piece.ts";

/** What this node writes, told to others: only of runs that somebody follows there, and several times a second at most. */
export interface Telling {
  hold(runId: RunId): () => void;
  isHere(runId: RunId): boolean;
  /** There is more of it. */
  written(runId: RunId): void;
}

const everyMs = 150;
const nothing = { attempt: "", length: 0 };

export function createTelling(line: Line, textOf: (runId: RunId) => Written | undefined): Telling {
  const here = new Set<RunId>();
  /** How much the others were told, of those runs that they asked for. */
  const told = new Map<RunId, { attempt: string; length: number }>();
  const tellSoon = batched(line, "draft", {
    waitMs: everyMs,
    collect: () => [...told.keys()].flatMap(newOf),
  });

  function newOf(runId: RunId): string[] {
    const written = textOf(runId);
    if (written === undefined) return [];
    const { attempt, length } = told.get(runId) ?? nothing;
    told.set(runId, { attempt: written.attempt, length: written.text.length });
    const pieces = piecesFrom(written, attempt === written.attempt ? length : 0);
    return pieces.map((piece) => `${runId} ${JSON.stringify(piece)}`);
  }

  return {
    hold(runId) {
      here.add(runId);
      const unfollow = line.follow("draft_wanted", runId, () => {
        told.set(runId, nothing);
        tellSoon();
      });
      return () => {
        unfollow();
        here.delete(runId);
        told.delete(runId);
      };
    },
    isHere: (runId) => here.has(runId),
    written(runId) {
      if (told.has(runId)) tellSoon();
    },
  };
}
