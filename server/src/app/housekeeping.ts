import { setTimeout as sleep } from "node:timers/promises";
import { tidyAuthentications } from "../assistants/index.ts";
import { tidyKeys } from "../audit/index.ts";
import { clearOldUses, endExpiredScopes } from "../consent/index.ts";
import { dropOldCalls } from "../invocation/index.ts";
import { clearExpired, clearOldChecks } from "../oauth/index.ts";
import type { Ctx } from "../platform/ctx.ts";
import { clearAnswers } from "../resources/index.ts";
import { clearExpiredReplies, endExpiredReplies } from "../runs/index.ts";
import { clearOldDeliveries, tidyWebhookSecrets } from "../webhooks/index.ts";

const hourMs = 3_600_000;
/** A batch takes some 30 ms; resting longer than that, it leaves the database to the turns. */
const batch = 1_000;
const restMs = 100;

/** Clears, once an hour on each node, what nobody can use any more. Answers the way to stop. */
export function startHousekeeping(ctx: Ctx): () => Promise<void> {
  const stopping = new AbortController();
  const kept = keepHourly(ctx, stopping.signal).catch(() => undefined);
  return () => {
    stopping.abort();
    return kept;
  };
}

/** Ends by an error when it is to stop. */
async function keepHourly(ctx: Ctx, stopping: AbortSignal): Promise<never> {
  for (;;) {
    await sleep(hourMs, undefined, { signal: stopping, ref: false });
    await keepHouse(ctx, stopping).catch((error: Error) => {
      if (!stopping.aborted) ctx.log.warn({ error: error.message }, "housekeeping");
    });
  }
}

export async function keepHouse(ctx: Ctx, stopping: AbortSignal): Promise<void> {
  await Promise.all([
    clearExpired(ctx),
    clearOldUses(ctx, { days: ctx.config.CALLS_KEPT_DAYS }),
    clearOldChecks(ctx, { days: ctx.config.CALLS_KEPT_DAYS }),
    endExpiredScopes(ctx),
    endExpiredReplies(ctx).then(() => clearExpiredReplies(ctx)),
    tidyAuthentications(ctx),
    tidyKeys(ctx),
    clearAnswers(ctx),
    clearOldDeliveries(ctx, { days: 30 }),
    tidyWebhookSecrets(ctx),
    ctx.limits.clear(),
  ]);
  await dropCalls(ctx, stopping);
}

/** Goes on until none is left that is old enough, or another node is at it. */
export async function dropCalls(ctx: Ctx, stopping: AbortSignal): Promise<void> {
  const days = ctx.config.CALLS_KEPT_DAYS;
  while (!stopping.aborted && (await dropOldCalls(ctx, { days, most: batch })) === batch) {
    await sleep(restMs, undefined, { signal: stopping });
  }
}
