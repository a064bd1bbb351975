/** A process of its own: takes one file, then gives its parts one by one as they are asked for. */
import { type Part, partsOf } from "./parts.ts";
import { readText } from "./read-text.ts";
import type { ReadOptions } from "./skill-document.ts";

export type ToWorker = { text: string; options: ReadOptions } | "next";
export type FromWorker = Part | { kind: "failed"; message: string };

let parts: Part[] = [];

// Ctrl-C reaches the whole process group; when this one ends is for the platform to say.
process.on("SIGINT", () => undefined);

process.on("message", (message: ToWorker) => {
  const answer = next(message);
  if (answer !== undefined) process.send?.(answer);
});

function next(message: ToWorker): FromWorker | undefined {
  if (message === "next") return parts.shift();
  try {
    parts = partsOf(readText(message.text, message.options));
    return parts.shift();
  } catch (error) {
    return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
  }
}
