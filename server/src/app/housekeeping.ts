import { tidyAuthentications } from "../assistants/index.ts";
import { clearExpired } from "../oauth/index.ts";
import type { Ctx } from "../platform/ctx.ts";
import { clearExpiredReplies } from "../runs/index.ts";

const hourMs = 3_600_000;

/** Clears, once an hour on each node, what nobody can use any more. Answers the way to stop. */
export function startHousekeeping(ctx: Ctx): () => void {
  const timer = setInterval(() => {
    Promise.all([clearExpired(ctx), clearExpiredReplies(ctx), tidyAuthentications(ctx)]).catch(
      (error: Error) => ctx.log.warn({ error: error.message }, "housekeeping"),
    );
  }, hourMs);
  timer.unref();
  return () => clearInterval(timer);
}
