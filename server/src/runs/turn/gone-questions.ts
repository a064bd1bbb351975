import { holdSkills } from "../../assistants/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import type { AssistantId } from "../../platform/ids.ts";
import { lockRun } from "../store.ts";
import { close } from "./decide.ts";
import { fail } from "./finish.ts";
import { findWaitingOf } from "./gone-questions-store.ts";

/** An assistant was deleted or published anew: what waits for skills that are gone is over, and its cards say why. */
export async function endGoneQuestions(
  ctx: TenantCtx,
  { assistantId }: { assistantId: AssistantId },
): Promise<void> {
  for (const { runId, stepId, skillId } of await findWaitingOf(ctx, assistantId)) {
    await inTx(ctx, async (ctx) => {
      const run = await lockRun(ctx, runId);
      if (run?.status !== "requires_action" || run.question.id !== stepId) return;
      const gone = await holdSkills(ctx, { skillIds: [skillId], draft: run.version === null });
      const why = gone.get(skillId);
      if (why !== undefined && (await close(ctx, run.question, "unavailable", why)))
        await fail(ctx, run, why);
    });
  }
}
