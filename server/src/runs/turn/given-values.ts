import { by, record } from "../../audit/index.ts";
import type { PlannedCall } from "../../planner/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { Operation } from "../../skill-files/index.ts";
import type { Run } from "../run.ts";

/** What a planner gave, without what the platform fills in: nothing of that is kept, and that it tried is an event. */
export async function givenValues(
  ctx: TenantCtx,
  run: Pick<Run, "id" | "personId">,
  operation: Operation | undefined,
  { callId, skillId, operationId, arguments: values }: PlannedCall,
): Promise<PlannedCall["arguments"]> {
  const filled = (operation?.parameters ?? []).filter(({ context }) => context !== null);
  const isFilled = (given: string) => filled.some(({ key, name }) => given === key || given === name);
  const own = (operation?.parameters ?? []).filter(({ context }) => context === null);
  const isOwn = (given: string) => own.some(({ key }) => given === key);
  const dropped = Object.keys(values).filter((key) => isFilled(key) && !isOwn(key));
  if (dropped.length === 0) return values;
  const { id: runId, personId } = run;
  await record(ctx, {
    event: "call.value_dropped",
    actor: by.system,
    subject: callId,
    details: { runId, personId, skillId, operationId, parameters: dropped },
  });
  return Object.fromEntries(Object.entries(values).filter(([key]) => !dropped.includes(key)));
}
