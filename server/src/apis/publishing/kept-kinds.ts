import type { ApiContent } from "../api.ts";
import { type ApiProblem, problem } from "../rules/sentences.ts";

/** A permission that people allow does not become one that an admin allows for everybody, nor the other way round. */
export function keptKinds(before: ApiContent | null, { points }: ApiContent): ApiProblem[] {
  const kinds = new Map(before?.points.map(({ code, kind }) => [code, kind]));
  return points.flatMap(({ code, kind }, index) =>
    (kinds.get(code) ?? kind) === kind ? [] : [problem(`points.${index}.kind`, "kind_changed")],
  );
}
