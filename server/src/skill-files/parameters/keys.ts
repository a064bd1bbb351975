/** What each parameter of an operation is called wherever values are given for it: a parameter is a place and a name. */
import type { Parameter } from "../skill-spec.ts";

type Named = Pick<Parameter, "name" | "in">;

/**
 * The name; `in.name` where another parameter has the same name, or a name that reads like the place and name of
 * another. No two of one operation have the same key.
 */
export function withKeys<T extends Named>(parameters: readonly T[]): (T & { key: string })[] {
  const byName = Map.groupBy(parameters, ({ name }) => name);
  const placed = new Set(parameters.map(placeAndName));
  return parameters.map((parameter) => {
    const { name } = parameter;
    const isAlone = byName.get(name)?.length === 1 && !placed.has(name);
    return { ...parameter, key: isAlone ? name : placeAndName(parameter) };
  });
}

function placeAndName({ in: place, name }: Named): string {
  return `${place}.${name}`;
}
