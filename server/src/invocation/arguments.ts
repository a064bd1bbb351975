import { Ajv, type ErrorObject } from "ajv";
import type { Operation } from "../assistants/index.ts";

export interface ArgumentProblem {
  /** The parameter, and the place in its value: `days`, `address.city`. */
  path: string;
  message: string;
}

/**
 * What the planner gave, checked against the file's own schemas. A value for a parameter that the platform fills, or
 * for none of this operation, is dropped: a model cannot write into those places.
 */
export function checkArguments(
  operation: Operation,
  given: Record<string, unknown>,
): { values: Record<string, unknown>; dropped: string[] } | { problems: ArgumentProblem[] } {
  const own = operation.parameters.filter(({ context }) => context === null);
  const names = new Set(own.map(({ name }) => name));
  const dropped = Object.keys(given).filter((name) => !names.has(name));
  const values: Record<string, unknown> = Object.create(null);
  const problems: ArgumentProblem[] = [];
  for (const { name, required, schema, default: fallback } of own) {
    const holder = { value: Object.hasOwn(given, name) ? given[name] : fallback };
    if (holder.value === undefined || holder.value === null) {
      if (required) problems.push({ path: name, message: "is required" });
      continue;
    }
    problems.push(...problemsOf(name, schema, holder));
    values[name] = holder.value;
  }
  return problems.length > 0 ? { problems } : { values, dropped };
}

/** Text that says a number becomes one: people write "3", a schema may want 3. Changes `holder.value` so. */
function problemsOf(
  name: string,
  schema: Record<string, unknown>,
  holder: { value: unknown },
): ArgumentProblem[] {
  const ajv = new Ajv({
    strict: false,
    coerceTypes: true,
    allErrors: true,
    validateFormats: false,
    logger: false,
  });
  const wrapped = { type: "object", properties: { value: schema } };
  const validate = ajv.compile(wrapped);
  if (validate(holder)) return [];
  return (validate.errors ?? [])
    .slice(0, 5)
    .map((error) => ({ path: pathOf(name, error), message: error.message ?? "is not valid" }));
}

function pathOf(name: string, { instancePath }: ErrorObject): string {
  return [name, ...instancePath.split("/").slice(2)].join(".");
}
