/** Points of their own for what is personal in answers, like `Contact.User.mobile`. */
import type { OutlinedOperation, PersonalKind } from "../../skill-files/index.ts";
import type { Candidate } from "./candidate.ts";
import { type Group, kindOf } from "./groups.ts";

/** With more groups than that, one point for each kind is for all of them. */
const maxOfGroups = 16;

export function pointsOfFields(groups: readonly Group[], all: readonly OutlinedOperation[]): Candidate[] {
  const ofGroups = groups.flatMap((group) =>
    pointsOf(group.operations, { nouns: group.nouns, called: group.called, kind: kindOf(group) }),
  );
  if (ofGroups.length <= maxOfGroups) return ofGroups;
  return pointsOf(all, { nouns: ["Personal"], called: "", kind: "delegated" });
}

function pointsOf(
  operations: readonly OutlinedOperation[],
  about: Pick<Candidate, "nouns" | "called" | "kind">,
): Candidate[] {
  const found = new Map<PersonalKind, { fields: Set<string>; operations: Set<OutlinedOperation> }>();
  for (const operation of operations.filter(({ method }) => method === "GET" || method === "POST"))
    for (const { kind, name } of operation.personal) {
      const point = found.get(kind) ?? { fields: new Set(), operations: new Set() };
      point.fields.add(name);
      point.operations.add(operation);
      found.set(kind, point);
    }
  return [...found].map(([kind, { fields, operations: opening }]) => ({
    ...about,
    action: "read",
    operations: [...opening],
    description: "",
    personal: { kind, fields: [...fields].slice(0, 100) },
  }));
}
