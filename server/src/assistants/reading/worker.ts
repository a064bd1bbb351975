/** Runs in a worker thread: takes one file, then gives its parts one by one as they are asked for. */
import { parentPort } from "node:worker_threads";
import { type Part, partsOf } from "./parts.ts";
import { readText } from "./read-text.ts";
import { refused } from "./refused.ts";
import type { ReadOptions } from "./skill-document.ts";

export type ToWorker = { text: string; options: ReadOptions } | "next";

let parts: Part[] = [];

parentPort?.on("message", (message: ToWorker) => {
  if (message !== "next") parts = partsOf(readOrGiveUp(message.text, message.options));
  parentPort?.postMessage(parts.shift());
});

/** Depth is limited, but should some parser recurse after all, a file must not look like a fault of ours. */
function readOrGiveUp(text: string, options: ReadOptions) {
  try {
    return readText(text, options);
  } catch (error) {
    if (error instanceof RangeError) return refused("too_slow");
    throw error;
  }
}
