import type { TenantCtx } from "../../platform/ctx.ts";
import type { PersonId, RunId } from "../../platform/ids.ts";
import { type Following, findShownRun, isOver, type ShownRun, watchFromNow } from "../../runs/index.ts";

/** The run once it is over or waits for its person, or as it is when the time is up. `undefined`: it is gone. */
export async function waitForRun(
  ctx: TenantCtx,
  following: Following,
  whose: { runId: RunId; personId: PersonId },
  ms: number,
): Promise<ShownRun | undefined> {
  const { promise: isTime, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const leave = await watchFromNow(ctx, following, whose, {
    run({ run: { status } }) {
      if (status === "requires_action" || isOver(status)) resolve();
    },
    delta() {},
    end: resolve,
  });
  try {
    await isTime;
  } finally {
    clearTimeout(timer);
    leave();
  }
  return findShownRun(ctx, whose);
}
