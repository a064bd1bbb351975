import type { InputProblem } from "../../../api/schema.gen.ts";
import { type FieldName, fieldOfPath } from "./authentication-draft.ts";

/** What the server said of it, at its place. */
export interface Told {
  fields: Partial<Record<FieldName, string>>;
  /** Of all of it. */
  all: string | null;
}

export const nothingTold: Told = { fields: {}, all: null };

/** The part of a refusal that is about the authentication; null when there is none. */
export function refusalOf(problems: readonly InputProblem[]): Told | null {
  const told: Told = { fields: {}, all: null };
  for (const { path, message } of problems) {
    const field = fieldOfPath(path);
    if (field === "all") told.all = message;
    else if (field !== null) told.fields[field] = message;
  }
  return told.all === null && Object.keys(told.fields).length === 0 ? null : told;
}
