import type { LoadedSkill } from "../../assistants/index.ts";
import type { Cover } from "../../consent/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { PlannedCall } from "../steps.ts";
import type { ClaimedRun } from "../store.ts";
import type { Asked } from "./ask.ts";
import { confirmationFor, preparePlanned } from "./confirm.ts";
import { type Blocked, type FoundOperation, permissionFor } from "./permission.ts";

/** A call that nothing stands in the way of: what covers it, and what exactly it sends. */
export interface ClearCall extends FoundOperation {
  kind: "clear";
  /** What the code is issued for; `null` where the operation wants no person's permission. */
  cover: Cover | null;
  arguments: Record<string, unknown>;
  /** Of the request that was shown or needed no showing; another one is not sent. */
  digest: string;
}

/**
 * Whether a planned call may be made now. Its values first, so that nobody is asked for a call that cannot be sent;
 * then whether the person lets the skill do this at all; last whether they want it done this time.
 */
export async function mayCall(
  ctx: Ctx,
  claimed: ClaimedRun,
  skills: readonly LoadedSkill[],
  { skill, operation, planned }: FoundOperation & { planned: PlannedCall },
): Promise<ClearCall | Asked | Blocked> {
  const found = { skill, operation };
  const prepared = preparePlanned(claimed, found, planned);
  if ("kind" in prepared) return prepared;
  const permission = await permissionFor(ctx, claimed.run, skills, found);
  if (permission.kind !== "allowed") return permission;
  const confirmation = await confirmationFor(ctx, claimed, skills, { ...found, planned, prepared });
  if (confirmation.kind !== "clear") return confirmation;
  return { ...confirmation, ...found, cover: permission.cover };
}
