/** Members that a person gives besides those of the card, where the body lets them in. */
import type { Confirmation } from "../../api/schema.gen.ts";
import { type Parsed, type Problem, parseText } from "./parameter-text.ts";
import { typesOf } from "./schema-parts.ts";

export interface AddedMember {
  /** Its own on the card, whatever it is called. */
  id: number;
  name: string;
  text: string;
}

export type AddedProblem = Problem | "nameMissing" | "nameTaken";

export interface ReadMembers {
  /** By the key that the server takes them by. */
  values: [string, unknown][];
  /** Which row is not to be sent as it is, and which of its two fields. */
  problems: ReadonlyMap<number, { field: "name" | "value"; problem: AddedProblem }>;
  /** The row of each key. */
  rows: ReadonlyMap<string, number>;
}

const any = { type: ["string", "number", "boolean", "object", "array", "null"] };

/** A row in which nothing is written yet is none. */
export function readMembers(
  { parameters, body }: Pick<Confirmation, "parameters" | "body">,
  added: readonly AddedMember[],
): ReadMembers {
  const { schema = {}, except = [] } = body?.others ?? {};
  const read = typesOf(schema).size === 0 ? { ...any, ...schema } : schema;
  const bodyNames = new Set([
    ...except,
    ...parameters.filter(({ place }) => place === "body").map(({ name }) => name),
  ]);
  const names = new Set(parameters.map(({ name }) => name));
  const values: [string, unknown][] = [];
  const problems = new Map<number, { field: "name" | "value"; problem: AddedProblem }>();
  const rows = new Map<string, number>();
  for (const { id, name, text } of added) {
    if (name === "" && text === "") continue;
    const key = names.has(name) ? `body.${name}` : name;
    const isTaken = bodyNames.has(name) || rows.has(key) || parameters.some((each) => each.key === key);
    const value = valueIn(text, read);
    if (name === "") problems.set(id, { field: "name", problem: "nameMissing" });
    else if (isTaken) problems.set(id, { field: "name", problem: "nameTaken" });
    else if (!value.ok) problems.set(id, { field: "value", problem: value.problem });
    else values.push([key, value.value]);
    rows.set(key, id);
  }
  return { values, problems, rows };
}

function valueIn(text: string, schema: Parameters<typeof parseText>[1]): Parsed {
  const parsed = parseText(text, schema);
  return parsed.ok && parsed.value === undefined ? { ok: false, problem: "missing" } : parsed;
}
