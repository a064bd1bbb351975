import { z } from "zod";
import type { ChangeKey } from "../../platform/jobs/teller.ts";
import { batched, type Line } from "./line.ts";
import type { Piece } from "./piece.ts";

/** What other nodes write, for those who follow it here: asked for once in each plan, and heard piece by piece. */
export interface Hearing {
  listen(run: ChangeKey): Listener;
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

export function createHearing(line: Line, onPiece: (run: ChangeKey, piece: Piece) => void): Hearing {
  const heard = new Map<ChangeKey, Heard>();
  const toAsk = new Set<ChangeKey>();
  const askSoon = batched(line, "draft_wanted", {
    waitMs: askAfterMs,
    collect() {
      const asked = [...toAsk].filter((run) => heard.get(run)?.plannedAt !== undefined);
      toAsk.clear();
      return asked;
    },
  });
  const ask = (run: ChangeKey): void => {
    toAsk.add(run);
    askSoon();
  };

  function hear(run: ChangeKey, said: string | undefined): void {
    if (heard.get(run)?.plannedAt === undefined) return;
    // The connection was lost for a while, and with it perhaps a piece.
    if (said === undefined) ask(run);
    else onPiece(run, PieceOfText.parse(JSON.parse(said)));
  }

  function begin(run: ChangeKey): Heard {
    const unfollow = line.follow("draft", run, (said) => hear(run, said));
    const state = { listeners: 0, unfollow, plannedAt: undefined, askedAt: undefined };
    heard.set(run, state);
    return state;
  }

  return {
    listen(run) {
      const state = heard.get(run) ?? begin(run);
      state.listeners += 1;
      return {
        plannedAt(revision) {
          state.plannedAt = revision;
          if (revision === undefined || revision === state.askedAt) return;
          state.askedAt = revision;
          ask(run);
        },
        stop() {
          state.listeners -= 1;
          if (state.listeners > 0) return false;
          state.unfollow();
          heard.delete(run);
          return true;
        },
      };
    },
  };
}
