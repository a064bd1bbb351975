import type { OutlinedOperation, PersonalKind } from "../../skill-files/index.ts";

/** A permission point on the way to being proposed. */
export interface Candidate {
  /** Of its code, without the namespace: what it is about, the widest first. */
  nouns: readonly string[];
  /** What that is called in the document. */
  called: string;
  action: Action;
  kind: "delegated" | "application";
  operations: readonly OutlinedOperation[];
  /** In the document's words. */
  description: string;
  /** Of one that opens what is personal in an answer. */
  personal?: { kind: PersonalKind; fields: readonly string[] };
}

export type Action = "read" | "write" | "delete";
