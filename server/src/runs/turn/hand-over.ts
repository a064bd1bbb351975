import type { LoadedSkill } from "../../assistants/index.ts";
import { findStreamNode, wasConnectedLately } from "../../invocation/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { Run, Turn } from "../run.ts";
import { moveRun, type NextState } from "../store.ts";
import type { Worker } from "../worker.ts";

/** If that node is gone by then, any other takes the run up and looks again. */
const patienceSeconds = 3;
/** A skill that was there a moment ago is given ten seconds to come back, as after a restart of ours. */
const maxPutOff = 10;

/**
 * A skill in stream mode is called by the node that holds its socket, which also issues the code: a code in clear
 * never travels between nodes, the run does. `undefined`: the call is this node's to make, or nobody's.
 */
export async function handOver(
  ctx: TenantCtx,
  { node, stream }: Worker,
  { run, putOff }: Turn,
  skill: LoadedSkill,
): Promise<Run | undefined> {
  const { id: applicationId } = skill.application;
  if (skill.shape.protocol !== "stream" || stream.holds(applicationId)) return undefined;
  const holder = await findStreamNode(ctx, applicationId);
  if (holder !== undefined && holder !== node)
    return release(ctx, run, { status: "queued", only: { node: holder, seconds: patienceSeconds } });
  if (putOff >= maxPutOff || !(await wasConnectedLately(ctx, applicationId))) return undefined;
  return release(ctx, run, { status: "queued", putOff: { seconds: 1 } });
}

/** This node ends: nothing of a plan is kept that was not made, and another goes on, or this one after its restart. */
export const giveBack = (ctx: TenantCtx, run: Run): Promise<Run> => release(ctx, run, { status: "queued" });

/** Whoever waits for work looks at once. */
function release(ctx: TenantCtx, run: Run, to: NextState): Promise<Run> {
  ctx.changes.tell(ctx, "run_waits", run.id);
  return moveRun(ctx, run, { to });
}
