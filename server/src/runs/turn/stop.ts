import { loadSkills } from "../../assistants/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import type { ApplicationId, AssistantId, PersonId, RunId } from "../../platform/ids.ts";
import { isOver, type Run } from "../run.ts";
import { findOperation } from "../skill-operation.ts";
import { lockRun } from "../store.ts";
import { close } from "./decide.ts";
import { type Failure, fail } from "./finish.ts";
import { findBarred, findWaitingFor } from "./stop-store.ts";

/** An admin disabled an application: what waits for a word about one of its skills is over, and says why. */
export async function stopForApplication(
  ctx: TenantCtx,
  { applicationId }: { applicationId: ApplicationId },
): Promise<void> {
  for (const runId of await findWaitingFor(ctx, applicationId))
    await stopRun(ctx, runId, "application_disabled", ({ status }) => status === "requires_action");
}

/** An admin withdrew a permission of an application: what waits for a word about a call that needs it is over. */
export async function stopForPermission(
  ctx: TenantCtx,
  { applicationId, code }: { applicationId: ApplicationId; code: string },
): Promise<void> {
  for (const runId of await findWaitingFor(ctx, applicationId))
    await stopRun(ctx, runId, "approval_withdrawn", (run) => waitsWith(ctx, run, code));
}

async function waitsWith(ctx: TenantCtx, run: Run, code: string): Promise<boolean> {
  if (run.status !== "requires_action") return false;
  const found = findOperation(await loadSkills(ctx, run), run.question);
  return found?.operation.scopes.includes(code) ?? false;
}

/** An admin took an assistant out of use: its runs are over, wherever they are. */
export async function stopForAssistant(
  ctx: TenantCtx,
  { assistantId }: { assistantId: AssistantId },
): Promise<void> {
  for (const runId of await findBarred(ctx, { assistantId })) await stopRun(ctx, runId, "assistant_disabled");
}

/** A person's roles changed: the drafts that they build no more are over for them. */
export async function stopDraftsOf(ctx: TenantCtx, { personId }: { personId: PersonId }): Promise<void> {
  for (const runId of await findBarred(ctx, { personId })) await stopRun(ctx, runId, "not_builder");
}

function stopRun(
  ctx: TenantCtx,
  runId: RunId,
  why: Failure,
  isMeant: (run: Run) => boolean | Promise<boolean> = () => true,
): Promise<void> {
  return inTx(ctx, async (ctx) => {
    const run = await lockRun(ctx, runId);
    if (run === undefined || isOver(run.status) || !(await isMeant(run))) return;
    if (run.status === "requires_action") await close(ctx, run.question, "unavailable", why);
    await fail(ctx, run, why);
    if (run.status === "in_progress") ctx.changes.tell(ctx, "run_stopped", run.id);
  });
}
