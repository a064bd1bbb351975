import { z } from "zod";
import { type Reader, scopeOnCard } from "../../consent/index.ts";
import { Time } from "../../platform/http/schemas.ts";
import type { GrantId } from "../../platform/ids.ts";
import type { Step } from "../run.ts";
import { callSteps } from "../steps.ts";

/** How a permission stands now. `revokedAt`: when the person took it back, where they did. */
export interface Standing {
  grantId: GrantId;
  code: string;
  live: boolean;
  revokedAt: string | null;
}

export const UsedView = z
  .object({
    grantId: z.string(),
    scopes: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        live: z.boolean().describe("Allowed at this moment, or resting: it can be taken back."),
        revokedAt: Time.nullable().describe("When the person took it back, where they did."),
      }),
    ),
  })
  .meta({ id: "UsedGrant", description: "What the calls of a run used of one grant." });

/** What went out under a permission, asked for in this run or long before. */
export function usedView(
  steps: readonly Step[],
  standings: readonly Standing[],
  reader: Reader,
): z.input<typeof UsedView>[] {
  const used = callSteps(steps).flatMap(({ detail }) => detail.used ?? []);
  const grants = [...new Set(used.map(({ grantId }) => grantId))];
  return grants.map((grantId) => {
    const codes = new Set(used.filter((each) => each.grantId === grantId).flatMap(({ scopes }) => scopes));
    return {
      grantId,
      scopes: [...codes].map((code) => {
        const now = standings.find((each) => each.grantId === grantId && each.code === code);
        const revokedAt = now?.live === false && now.revokedAt !== null ? new Date(now.revokedAt) : null;
        const { name } = scopeOnCard(code, reader);
        return { code, name, live: now?.live ?? false, revokedAt: revokedAt?.toISOString() ?? null };
      }),
    };
  });
}
