import { z } from "zod";
import type { RunId } from "../../platform/ids.ts";
import { batched, type Line } from "./line.ts";
import type { Piece } from "./piece.ts";

/** What other nodes write, for those who follow it here: asked for once in each plan, and heard piece by piece. */
export interface Hearing {
  listen(runId: RunId): Listener;
}

export interface Listener {
  /** The revision at which another node plans it; `undefined`: none does. */
  plannedAt(revision: number | undefined): void;
  /** `true`: nobody else on this node listens. */
  stop(): boolean;
}

interface Heard {
  listeners: number;
  unfollow: () => void;
  plannedAt: number | undefined;
  askedAt: number | undefined;
}

/** A planner that is quicker is not asked: its answer is there as soon as a piece of it would be. */
const askAfterMs = 100;

const PieceOfText: z.ZodType<Piece> = z.object({ attempt: z.string(), from: z.number(), text: z.string() });

export function createHearing(line: Line, onPiece: (runId: RunId, piece: Piece) => void): Hearing {
  const heard = new Map<RunId, Heard>();
  const toAsk = new Set<RunId>();
  const askSoon = batched(line, "draft_wanted", {
    waitMs: askAfterMs,
    collect() {
      const asked = [...toAsk].filter((runId) => heard.get(runId)?.plannedAt !== undefined);
      toAsk.clear();
      return asked;
    },
  });
  const ask = (runId: RunId): void => {
    toAsk.add(runId);
    askSoon();
  };

  function hear(runId: RunId, said: string | undefined): void {
    if (heard.get(runId)?.plannedAt === undefined) return;
    // The connection was lost for a while, and with it perhaps a piece.
    if (said === undefined) ask(runId);
    else onPiece(runId, PieceOfText.parse(JSON.parse(said)));
  }

  function begin(runId: RunId): Heard {
    const unfollow = line.follow("draft", runId, (said) => hear(runId, said));
    const state = { listeners: 0, unfollow, plannedAt: undefined, askedAt: undefined };
    heard.set(runId, state);
    return state;
  }

  return {
    listen(runId) {
      const state = heard.get(runId) ?? begin(runId);
      state.listeners += 1;
      return {
        plannedAt(revision) {
          state.plannedAt = revision;
          if (revision === undefined || revision === state.askedAt) return;
          state.askedAt = revision;
          ask(runId);
        },
        stop() {
          state.listeners -= 1;
          if (state.listeners > 0) return false;
          state.unfollow();
          heard.delete(runId);
          return true;
        },
      };
    },
  };
}
