import type { findKinds } from "../../permissions/index.ts";
import type { ApiContent } from "../api.ts";
import { type ApiProblem, problem } from "../rules/sentences.ts";

/**
 * A permission that people allow does not become one that an admin allows for everybody, nor the other way round, also
 * when it was withdrawn in between: skills still name it.
 */
export function keptKinds(
  kinds: Awaited<ReturnType<typeof findKinds>>,
  { points }: ApiContent,
): ApiProblem[] {
  return points.flatMap(({ code, kind }, index) =>
    (kinds.get(code) ?? kind) === kind ? [] : [problem(`points.${index}.kind`, "kind_changed")],
  );
}
