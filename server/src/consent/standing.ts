import { holdApproved } from "../applications/index.ts";
import { holdSkills, type SkillGone } from "../assistants/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import type { AllowedSkill } from "./consent.ts";
import { keepShown, type Shown } from "./shown.ts";

/** Why nothing can be allowed any more, though the card still waits. */
export type Unavailable = SkillGone | "application_disabled" | "approval_withdrawn" | "permission_changed";

interface Standing {
  /** Those that can still be allowed something: what their application is approved for and opens no more than was shown. */
  allowable: AllowedSkill[];
  /** What became of the first one, or of a part of what it wants. */
  unavailable: Unavailable | undefined;
}

/** What is left of an answer by now, of which the first skill wants these; it stays so until the transaction ends. */
export async function holdStanding(
  ctx: TenantCtx,
  allowed: readonly AllowedSkill[],
  { draft, wanted, shown }: { draft: boolean; wanted: readonly string[]; shown: Shown },
): Promise<Standing> {
  const codes = allowed.flatMap(({ scopes }) => scopes);
  const changed = await keepShown(ctx, codes, shown);
  const gone = await holdSkills(ctx, { skillIds: allowed.map(({ skillId }) => skillId), draft });
  const approved = await holdApproved(
    ctx,
    allowed.map(({ applicationId }) => applicationId),
  );
  const left = allowed.map((entry) => {
    const codes = gone.has(entry.skillId) ? [] : (approved.get(entry.applicationId) ?? []);
    return { ...entry, scopes: entry.scopes.filter((code) => codes.includes(code) && !changed.has(code)) };
  });
  const [first] = allowed;
  const lost = first?.scopes.filter((code) => wanted.includes(code) && !left[0]?.scopes.includes(code));
  return {
    allowable: left.filter(({ scopes }) => scopes.length > 0),
    unavailable:
      first === undefined || lost?.length === 0
        ? undefined
        : (gone.get(first.skillId) ??
          (!approved.has(first.applicationId)
            ? "application_disabled"
            : lost?.some((code) => changed.has(code))
              ? "permission_changed"
              : "approval_withdrawn")),
  };
}
