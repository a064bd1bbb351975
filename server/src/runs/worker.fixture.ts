import type { Planner } from "../planner/index.ts";
import { newId } from "../platform/ids.ts";
import { createDrafts } from "./drafts/drafts.ts";
import type { Worker } from "./worker.ts";

/** A worker without a node around it: nobody else is there, and no skill is in stream mode. */
export function loneWorker(planner: Planner, node: string = newId("nod")): Worker {
  return {
    planner,
    maxPlanningMs: 20_000,
    node,
    url: () => "",
    busy: new Set(),
    stream: { holds: () => false, invoke: () => Promise.reject(new Error("no skill is in stream mode")) },
    drafts: createDrafts({ follow: () => () => {}, tell: async () => {} }),
    changes: { follow: () => () => {} },
    stopping: new AbortController().signal,
  };
}
