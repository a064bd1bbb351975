import { EventEmitter } from "node:events";
import type { RunId } from "../../platform/ids.ts";

/** A piece of an answer that is being written; `reset`: the whole text so far, in the place of what came before. */
export interface Delta {
  text: string;
  reset?: true;
}

/** The answers that are being written on this node. They are kept nowhere: a run that ends holds the text that counts. */
export interface Drafts {
  begin(runId: RunId): { say(delta: string): void; restart(): void; end(): void };
  /** Calls back with what there is so far, if anything, and with each piece that follows. Returns the way to stop. */
  follow(runId: RunId, onDelta: (delta: Delta) => void): () => void;
}

export function createDrafts(): Drafts {
  const texts = new Map<RunId, string>();
  const pieces = new EventEmitter().setMaxListeners(0);
  return {
    begin(runId) {
      let isNew = true;
      return {
        say(delta) {
          if (delta === "") return;
          const before = texts.get(runId) ?? "";
          const text = isNew ? delta : before + delta;
          texts.set(runId, text);
          pieces.emit(runId, isNew && before !== "" ? { text, reset: true } : { text: delta });
          isNew = false;
        },
        restart() {
          isNew = true;
        },
        end() {
          texts.delete(runId);
        },
      };
    },
    follow(runId, onDelta) {
      const text = texts.get(runId) ?? "";
      if (text !== "") onDelta({ text, reset: true });
      pieces.on(runId, onDelta);
      return () => pieces.off(runId, onDelta);
    },
  };
}
