import { expect } from "vitest";
import type { Planner } from "../planner/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { newId, type RunId } from "../platform/ids.ts";
import { createDrafts } from "./drafts/drafts.ts";
import { isOver } from "./run.ts";
import { lockRun } from "./store.ts";
import type { Worker } from "./worker.ts";

/** A worker without a node around it: nobody else is there, and no skill is in stream mode. */
export function loneWorker(planner: Planner, node: string = newId("nod")): Worker {
  return {
    planner,
    maxPlanningMs: 20_000,
    node,
    url: () => "",
    stream: { holds: () => false, invoke: () => Promise.reject(new Error("no skill is in stream mode")) },
    drafts: createDrafts({ follow: () => () => {}, tellOthers: () => {} }),
    stopping: new AbortController().signal,
  };
}

/** Until a person has it, or it is over. */
export async function moved(ctx: TenantCtx, runId: RunId): Promise<string | undefined> {
  const status = async () => (await lockRun(ctx, runId))?.status;
  const isThere = (it: string | undefined) =>
    it === "requires_action" || (it !== undefined && isOver(it as never));
  await expect.poll(async () => isThere(await status()), { interval: 10, timeout: 10_000 }).toBe(true);
  return status();
}
