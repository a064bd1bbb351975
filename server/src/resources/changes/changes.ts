import { by, record } from "../../audit/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { newId } from "../../platform/ids.ts";
import type { Change, Changer } from "./change.ts";
import { insertChange } from "./store.ts";

/** Keeps what was done to an event or a to-do, and by whom, in the transaction that does it. */
export async function recordChange(ctx: TenantCtx, caller: Changer, change: Change): Promise<void> {
  const { kind, owner: personId, resourceId: subject } = change;
  const actor = caller.kind === "person" ? by.person(caller.id) : by.application(caller.applicationId);
  await insertChange(ctx, { id: newId("chg"), ...change, ...originOf(caller) });
  await record(ctx, { event: `resource.${change.action}`, actor, subject, details: { kind, personId } });
}

function originOf(caller: Changer) {
  switch (caller.kind) {
    case "person":
      return { applicationId: null, runId: null, callId: null };
    case "application":
      return { applicationId: caller.applicationId, runId: null, callId: null };
    case "token":
      return { applicationId: caller.applicationId, runId: caller.runId, callId: caller.callId };
  }
}
