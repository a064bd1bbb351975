import { findStreamNode } from "../invocation/index.ts";
import { type Ctx, inTx } from "../platform/ctx.ts";
import type { ClearCall } from "./may-call.ts";
import type { Run } from "./run.ts";
import { moveRun } from "./store.ts";
import type { Worker } from "./worker.ts";

/** The queue of runs that only this node can go on with. */
export const queueOfNode = (node: string): string => `run.advance.${node}`;

/** If that node is gone by then, any other takes the run up and looks again. */
const patienceSeconds = 3;

/**
 * A skill in stream mode is called by the node that holds its socket, which also issues the code: a code in clear
 * never travels between nodes, the run does. `undefined`: the call is this node's to make, or nobody's.
 */
export async function handOver(
  ctx: Ctx,
  { node, stream }: Worker,
  run: Run,
  { skill }: ClearCall,
): Promise<Run | undefined> {
  const { id: applicationId } = skill.application;
  if (skill.shape.protocol !== "stream" || stream.holds(applicationId)) return undefined;
  const holder = await findStreamNode(ctx, applicationId);
  if (holder === undefined || holder === node) return undefined;
  return inTx(ctx, async (ctx) => {
    const { id: runId } = run;
    await ctx.jobs.send(ctx, queueOfNode(holder), { runId });
    await ctx.jobs.send(ctx, "run.advance", { runId, unlessTaken: true }, { afterSeconds: patienceSeconds });
    return moveRun(ctx, run, { status: "queued" });
  });
}
