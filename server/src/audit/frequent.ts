import { setTimeout as sleep } from "node:timers/promises";
import type { Ctx } from "../platform/ctx.ts";
import { tellFrequent } from "./frequent-store.ts";

const everyMs = 5_000;

/** Looks every few seconds for minutes that are over. Answers the way to stop. */
export function startTellingFrequent(ctx: Ctx): () => Promise<void> {
  const stopping = new AbortController();
  const told = tellUntil(ctx, stopping.signal).catch(() => undefined);
  return () => {
    stopping.abort();
    return told;
  };
}

/** Ends by an error when it is to stop. */
async function tellUntil(ctx: Ctx, signal: AbortSignal): Promise<never> {
  for (;;) {
    await sleep(everyMs, undefined, { signal, ref: false });
    await tellFrequent(ctx).catch((error: Error) =>
      ctx.log.warn({ error: error.message }, "frequent events"),
    );
  }
}
