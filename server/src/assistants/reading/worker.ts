/** Runs in a worker thread: takes one file, then gives its parts one by one as they are asked for. */
import { parentPort } from "node:worker_threads";
import { type Part, partsOf } from "./parts.ts";
import { readText } from "./read-text.ts";
import type { ReadOptions } from "./skill-document.ts";

export type ToWorker = { text: string; options: ReadOptions } | "next";

let parts: Part[] = [];

parentPort?.on("message", (message: ToWorker) => {
  if (message !== "next") parts = partsOf(readText(message.text, message.options));
  parentPort?.postMessage(parts.shift());
});
