import type { Logger } from "./log.ts";

type Effect = () => unknown;

/** What waits for a transaction to commit; outside of one there is nothing to wait for. */
export interface Effects {
  readonly log: Logger;
  readonly effects?: Effect[];
}

/**
 * Does `effect` once the outermost transaction has committed, and at once outside of one. Nothing waits for it, and
 * what has committed stands whatever becomes of it: its failure is logged.
 */
export function afterCommit(ctx: Effects, effect: Effect): void {
  if (ctx.effects === undefined) doAfterwards(ctx, effect);
  else ctx.effects.push(effect);
}

export function doAfterwards({ log }: Pick<Effects, "log">, effect: Effect): void {
  new Promise((resolve) => resolve(effect())).catch((error: unknown) =>
    log.error({ error: error instanceof Error ? error.stack : String(error) }, "after a commit"),
  );
}
