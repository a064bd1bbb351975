import type { Use } from "../../applications/index.ts";
import type { ApplicationId } from "../../platform/ids.ts";
import { destinationOf, type ReviewedShape, type SkillSpec } from "../../skill-files/index.ts";

/** Which permissions of which applications these skills use, and where each goes. */
export function usesOf(
  skills: readonly {
    applicationId: ApplicationId;
    spec: Pick<SkillSpec, "host" | "protocol">;
    shape: ReviewedShape;
  }[],
): Use[] {
  const uses = new Map<string, Use>();
  for (const { applicationId, spec, shape } of skills) {
    for (const code of new Set(Object.values(shape.operations).flatMap(({ scopes }) => scopes))) {
      const hosts = uses.get(`${applicationId} ${code}`)?.hosts ?? [];
      const all = [...new Set([...hosts, destinationOf(spec)])].sort();
      uses.set(`${applicationId} ${code}`, { applicationId, code, hosts: all });
    }
  }
  return [...uses.values()];
}
