/** A process of its own: takes one file in pieces, then gives its parts one by one as they are asked for. */
import { type Part, partsOf } from "./parts.ts";
import { readText } from "./read-text.ts";
import type { ReadOptions } from "./skill-spec.ts";

export type ToWorker =
  | { kind: "text"; piece: string }
  | { kind: "read"; options: ReadOptions }
  | { kind: "next" };
/** Crosses as JSON, which keeps the digits of its numbers. */
export type FromWorker = Part | { kind: "ready" } | { kind: "failed"; message: string };

let pieces: string[] = [];
let parts: Part[] = [];

// Ctrl-C reaches the whole process group; when this one ends is for the platform to say.
process.on("SIGINT", () => undefined);

process.on("message", (message: ToWorker) => {
  if (message.kind === "text") pieces.push(message.piece);
  else process.send?.(JSON.stringify(message.kind === "read" ? read(message.options) : nextPart()));
});

function read(options: ReadOptions): FromWorker {
  const text = pieces.join("");
  pieces = [];
  try {
    parts = partsOf(readText(text, options));
    return nextPart();
  } catch (error) {
    return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
  }
}

function nextPart(): FromWorker {
  return parts.shift() ?? { kind: "failed", message: "there are no more parts" };
}

process.send?.(JSON.stringify({ kind: "ready" } satisfies FromWorker));
