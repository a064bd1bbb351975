import { setTimeout as sleep } from "node:timers/promises";
import type { Ctx } from "../../platform/ctx.ts";
import { openDatabase } from "../../platform/db/database.ts";
import { Sealing } from "./seal.ts";

/** An event is sealed within a second of its commit. */
const lookMs = 400;
/** A node that hangs in the middle of a page lets others go on after this. */
const hangingMs = 3_000;
/** Between two pages of a backlog, such as after an upgrade: the database belongs to the turns. */
const restMs = 20;
/** What a node that ends has not sealed by then another one seals, or its next start. */
const lastLookMs = 2_000;

/**
 * Seals the audit of every organisation as long as this node runs, on a connection of its own, so that no request
 * waits for one. Answers the way to stop: after one more look.
 */
export function startSealer(ctx: Ctx, url: string): () => Promise<void> {
  const { db, close } = openDatabase({ url, log: ctx.log, connections: 1, idleInTransactionMs: hangingMs });
  const sealing = new Sealing({ ...ctx, db });
  const stopping = new AbortController();
  const rest = () => sleep(restMs, undefined, { signal: stopping.signal });
  const warn = (error: unknown): void =>
    ctx.log.warn({ error: error instanceof Error ? error.message : String(error) }, "sealing the audit");
  const kept = keepSealing();
  return async () => {
    stopping.abort();
    await kept;
    const over = AbortSignal.timeout(lastLookMs);
    await sealing.look({ rest: async () => over.throwIfAborted() }).catch(warn);
    await close();
  };

  async function keepSealing(): Promise<void> {
    while (!stopping.signal.aborted) {
      await sealing.look({ rest }).catch((error) => !stopping.signal.aborted && warn(error));
      await sleep(lookMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
    }
  }
}
