import type { LoadedSkill } from "../../assistants/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { Call, Turn } from "../run.ts";
import type { SkillOperation } from "../skill-operation.ts";
import type { Asked } from "./ask.ts";
import type { Clear } from "./call-in-hand.ts";
import { confirmationFor, prepare } from "./confirm.ts";
import { type Blocked, permissionFor } from "./permission.ts";

/**
 * Whether a planned call may be made now. Its values first, so that nobody is asked for a call that cannot be sent;
 * then whether the person lets the skill do this at all; last whether they want it done this time.
 */
export async function mayCall(
  ctx: TenantCtx,
  turn: Turn,
  skills: readonly LoadedSkill[],
  planned: SkillOperation & { call: Call },
): Promise<Clear | Asked | Blocked> {
  const prepared = prepare(turn, planned);
  if ("kind" in prepared) return prepared;
  const permission = await permissionFor(ctx, turn.run, skills, planned);
  if (permission.kind !== "allowed") return permission;
  const confirmed = await confirmationFor(ctx, turn, skills, { ...planned, prepared });
  if (confirmed.kind !== "clear") return confirmed;
  return { ...confirmed, cover: permission.cover };
}
