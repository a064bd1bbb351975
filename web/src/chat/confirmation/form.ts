import type { ConfirmationParameter } from "../../api/schema.gen.ts";
import { candidatesOf } from "./candidates.ts";
import { fieldText, type Parsed, type Problem, parseText, takesNull } from "./parameter-text.ts";
import { isUnfilled } from "./variants.ts";

/** What a person has typed or chosen, by parameter key; what is not in it stays as proposed. */
export type Texts = ReadonlyMap<string, string>;

export interface ReadForm {
  /** Every own parameter that has a value, as it would be sent, by key. */
  values: Record<string, unknown>;
  /** What keeps it from being sent, by parameter key. */
  problems: ReadonlyMap<string, Problem>;
  /** Whether anything differs from what was proposed. */
  edited: boolean;
}

/** Reads what would be sent. A field that was not touched gives back the very value that was proposed. */
export function readForm(parameters: readonly ConfirmationParameter[], texts: Texts): ReadForm {
  const values: [string, unknown][] = [];
  const problems = new Map<string, Problem>();
  let edited = false;
  for (const parameter of parameters) {
    if (parameter.platform) continue;
    const { key } = parameter;
    const touched = textIn(texts, parameter) !== fieldText(parameter.value, parameter.schema);
    const result = touched ? parseText(textIn(texts, parameter), parameter.schema) : proposed(parameter);
    const problem = problemOf(parameter, result) ?? (touched ? unfilledIn(parameter, result) : null);
    if (problem !== null) problems.set(key, problem);
    else if (result.ok && result.value !== undefined) values.push([key, result.value]);
    else if (parameter.required) values.push([key, null]);
    edited ||= touched;
  }
  return { values: Object.fromEntries(values), problems, edited };
}

/** The text of a parameter's field. */
export function textIn(texts: Texts, { key, value, schema }: ConfirmationParameter): string {
  return texts.get(key) ?? fieldText(value, schema);
}

function proposed({ value }: ConfirmationParameter): Parsed {
  return { ok: true, value: value ?? undefined };
}

function problemOf(parameter: ConfirmationParameter, result: Parsed): Problem | null {
  if (!result.ok) return result.problem;
  if (result.value !== undefined) return null;
  if (candidatesOf(parameter) !== null) return "choose";
  return parameter.required && !takesNull(parameter.schema) ? "missing" : null;
}

/** A proposed value is for the server to judge; one that was begun here has its places to fill in. */
function unfilledIn({ schema }: ConfirmationParameter, result: Parsed): Problem | null {
  return result.ok && isUnfilled(schema, result.value) ? "unfilled" : null;
}
