import type { LoadedSkill } from "../assistants/index.ts";
import { findStreamNode, wasConnectedLately } from "../invocation/index.ts";
import { inTx, type TenantCtx } from "../platform/ctx.ts";
import type { AdvanceJob, Run, Turn } from "./run.ts";
import { moveRun } from "./store.ts";
import type { Worker } from "./worker.ts";

/** The queue of runs that only this node can go on with. */
export const queueOfNode = (node: string): string => `run.advance.${node}`;

/** If that node is gone by then, any other takes the run up and looks again. */
const patienceSeconds = 3;
/** A skill that was there a moment ago is given some ten seconds to come back, as after a restart of ours. */
const maxPostponed = 2;

/**
 * A skill in stream mode is called by the node that holds its socket, which also issues the code: a code in clear
 * never travels between nodes, the run does. `undefined`: the call is this node's to make, or nobody's.
 */
export async function handOver(
  ctx: TenantCtx,
  { node, stream }: Worker,
  { run, postponed }: Turn,
  skill: LoadedSkill,
): Promise<Run | undefined> {
  const { id: applicationId } = skill.application;
  if (skill.shape.protocol !== "stream" || stream.holds(applicationId)) return undefined;
  const holder = await findStreamNode(ctx, applicationId);
  if (holder !== undefined && holder !== node) return giveTo(ctx, run, holder);
  if (postponed >= maxPostponed || !(await wasConnectedLately(ctx, applicationId))) return undefined;
  return release(ctx, run, { postponed: postponed + 1 }, 1);
}

function giveTo(ctx: TenantCtx, run: Run, node: string): Promise<Run> {
  return inTx(ctx, async (ctx) => {
    await ctx.jobs.send(ctx, queueOfNode(node), { runId: run.id });
    return release(ctx, run, {}, patienceSeconds);
  });
}

/** Nobody's for now: whoever takes it up next looks again. */
function release(ctx: TenantCtx, run: Run, job: { postponed?: number }, afterSeconds: number): Promise<Run> {
  return inTx(ctx, async (ctx) => {
    const next: AdvanceJob = { ...job, runId: run.id };
    await ctx.jobs.send(ctx, "run.advance", next, { afterSeconds });
    return moveRun(ctx, run, { to: { status: "queued" } });
  });
}
