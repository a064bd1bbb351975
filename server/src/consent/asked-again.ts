import type { TenantCtx } from "../platform/ctx.ts";
import type { SkillId } from "../platform/ids.ts";
import { covers, type ReviewedShape } from "../skill-files/index.ts";
import { findAcceptedShapes } from "./grant-store.ts";

/** How many people allowed one of these skills in a shape that its new one goes beyond: they will be asked again. */
export async function peopleAskedAgain(
  ctx: TenantCtx,
  skills: readonly { skillId: SkillId; shape: ReviewedShape }[],
): Promise<number> {
  const accepted = await findAcceptedShapes(
    ctx,
    skills.map(({ skillId }) => skillId),
  );
  const next = new Map(skills.map(({ skillId, shape }) => [skillId, shape]));
  const people = accepted.filter(({ skillId, shape }) => {
    const now = next.get(skillId);
    return now !== undefined && !covers(shape, now);
  });
  return new Set(people.map(({ personId }) => personId)).size;
}
