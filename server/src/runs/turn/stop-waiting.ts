import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import type { ApplicationId } from "../../platform/ids.ts";
import { lockRun } from "../store.ts";
import { close } from "./decide.ts";
import { fail } from "./finish.ts";
import { findWaitingFor } from "./stop-waiting-store.ts";

/** An admin disabled what these runs wait to be asked for: their cards are over, and they end with the reason. */
export async function stopWaitingFor(
  ctx: TenantCtx,
  { applicationId }: { applicationId: ApplicationId },
): Promise<void> {
  for (const runId of await findWaitingFor(ctx, applicationId)) {
    await inTx(ctx, async (ctx) => {
      const run = await lockRun(ctx, runId);
      if (run?.status !== "requires_action") return;
      await close(ctx, run.question, "unavailable", "application_disabled");
      await fail(ctx, run, "application_disabled");
    });
  }
}
