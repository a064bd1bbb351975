import type { ConfirmationParameter } from "../../api/schema.gen.ts";

/** A person of the directory whom a name may mean. */
export interface Candidate {
  id: string;
  title: string;
}

/** Whom a looked-up name may mean; null where the parameter is no person. */
export function candidatesOf({ matched, schema }: ConfirmationParameter): Candidate[] | null {
  if (matched === undefined || schema.oneOf === undefined) return null;
  return schema.oneOf.flatMap((entry) =>
    isCandidate(entry) ? [{ id: entry.const, title: entry.title }] : [],
  );
}

function isCandidate(entry: unknown): entry is { const: string; title: string } {
  return (
    typeof entry === "object" &&
    entry !== null &&
    "const" in entry &&
    typeof entry.const === "string" &&
    "title" in entry &&
    typeof entry.title === "string"
  );
}
