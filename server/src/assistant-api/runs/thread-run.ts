import type { ShownRun } from "../../runs/index.ts";
import type { Metadata } from "../threads/thread.ts";

/** A run that a program began, with what it keeps beside it. */
export interface ThreadRun {
  shown: ShownRun;
  metadata: Metadata;
}
