import { by, record } from "../../audit/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import { newId } from "../../platform/ids.ts";
import { plainLine } from "../../platform/text.ts";
import type { Account } from "../../policies/index.ts";
import type { Run } from "../run.ts";
import { findUsed, insertUse, settleUse } from "./use-store.ts";

/** Keeps in rows what a run asks its model. */
export function accountOf(
  ctx: TenantCtx,
  run: Pick<Run, "id" | "assistantId" | "personId">,
  model: string,
): Account {
  return {
    soFar: () => findUsed(ctx, run),
    async begin(inputTokens) {
      const id = newId("use");
      await insertUse(ctx, run, { id, model, inputTokens });
      return (use) =>
        inTx(ctx, async (ctx) => {
          await settleUse(ctx, id, use);
          if (use.unknown.length === 0) return;
          const { id: runId, personId } = run;
          const names = use.unknown.slice(0, 10).map((name) => plainLine(name, 80));
          await record(ctx, {
            event: "model.call_dropped",
            actor: by.system,
            subject: runId,
            details: { personId, model, names },
          });
        });
    },
  };
}
